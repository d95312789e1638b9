'use client';

import { MAX_TITLE_CHARACTERS } from '#lib/protocol/limits.ts';
import { DIFFICULTIES, type QuestionDraft } from '#lib/protocol/questions.ts';
import { SelectField } from '../../_components/select-field.tsx';
import { TextField } from '../../_components/text-field.tsx';
import { slugOf } from '../_lib/use-draft.ts';
import { DIFFICULTY_WORDS } from './difficulty-word.tsx';

const DIFFICULTY_OPTIONS = DIFFICULTIES.map((value) => ({ value, label: DIFFICULTY_WORDS[value] }));

interface QuestionFieldsProps {
  readonly draft: QuestionDraft;
  /** Not in the bank yet: its short name follows its title. */
  readonly isNew: boolean;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (change: Partial<QuestionDraft>) => void;
}

/** What a question is found by. */
export function QuestionFields({ draft, isNew, errors, onChange }: QuestionFieldsProps) {
  const { title, slug, difficulty, tags } = draft;
  const setTitle = (next: string) => {
    const follows = isNew && (slug === '' || slug === slugOf(title));
    onChange({ title: next, ...(follows ? { slug: slugOf(next) } : {}) });
  };
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <TextField
        label="Title"
        value={title}
        maxLength={MAX_TITLE_CHARACTERS}
        error={errors['title']}
        autoComplete="off"
        onChange={({ target }) => setTitle(target.value)}
      />
      <TextField
        label="Short name"
        hint="Its folder's name when it is exported."
        value={slug}
        maxLength={60}
        error={errors['slug']}
        autoComplete="off"
        onChange={({ target }) => onChange({ slug: target.value })}
      />
      <div className="flex flex-col gap-1.5 [&_button]:h-8">
        <span aria-hidden className="font-medium">
          Difficulty
        </span>
        <SelectField
          label="Difficulty"
          value={difficulty}
          options={DIFFICULTY_OPTIONS}
          onChange={(next) => onChange({ difficulty: next })}
        />
      </div>
      <TextField
        label="Tags"
        hint="Separated by commas."
        defaultValue={tags.join(', ')}
        error={errors['tags']}
        autoComplete="off"
        onChange={({ target }) => onChange({ tags: tagsOf(target.value) })}
      />
    </div>
  );
}

function tagsOf(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim().toLowerCase());
  return [...new Set(tags)].filter((tag) => tag !== '');
}
