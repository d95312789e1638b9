'use client';

import { Tabs } from '@base-ui/react/tabs';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import type { Fault } from '#lib/kernel/fault.ts';
import { MAX_GUIDE_CHARACTERS, MAX_STATEMENT_CHARACTERS } from '#lib/protocol/limits.ts';
import { type QuestionDraft, questionDraftSchema } from '#lib/protocol/questions.ts';
import { useAnnounce } from '../../_components/announcer.tsx';
import { AskFirst } from '../../_components/ask-first.tsx';
import { Button } from '../../_components/button.tsx';
import { useCommands } from '../../_components/commands/use-commands.ts';
import { isMac, modifierKey } from '../../_components/modifier-key.ts';
import { Notice } from '../../_components/notice.tsx';
import { kilobytes, MAX_QUESTION_BYTES, questionBytes, tooLarge } from '../_lib/question-size.ts';
import { errorsOf, sendQuestion, sentence } from '../_lib/save-question.ts';
import { useDraft } from '../_lib/use-draft.ts';
import { CodeTabs } from './code-tabs.tsx';
import { DraftNotice } from './draft-notice.tsx';
import { QuestionFields } from './question-fields.tsx';
import { tabClass } from './tab-class.ts';
import { TestsEditor } from './tests-editor.tsx';
import { WrittenText } from './written-text.tsx';

interface QuestionEditorProps {
  /** Who writes: their changes are kept apart from those of others at this browser. */
  readonly accountId: string;
  readonly stored: QuestionDraft;
  /** Which question this is and what it is based on; undefined for one that is not in the bank yet. */
  readonly of?: { readonly questionId: string; readonly newestVersion: number } | undefined;
  /** An older version that is shown instead of the newest: saving it as it is makes sense. */
  readonly oldVersion?: number | undefined;
}

/** A question's size is worth showing when it gets near the bound. */
const SHOWN_FROM_BYTES = MAX_QUESTION_BYTES / 2;

/** Which tab the field at fault is on. */
const TAB_OF: Record<string, string> = {
  statement: 'statement',
  guide: 'guide',
  tests: 'tests',
  starters: 'starters',
  solutions: 'solutions',
};

/** Writes a question: what everybody sees, and what only interviewers do. */
export function QuestionEditor({ accountId, stored, of, oldVersion }: QuestionEditorProps) {
  const router = useRouter();
  const announce = useAnnounce();
  const newest = of?.newestVersion;
  const name = ['question', accountId, of?.questionId ?? 'new', oldVersion ?? []].flat().join(':');
  const written = useDraft({ stored, newest, name });
  const { draft, base, isChanged, change } = written;
  const [tab, setTab] = useState('statement');
  const [pending, setPending] = useState(false);
  /** The question's own page is on its way: what is typed here now would be typed into nothing. */
  const [isLeaving, setLeaving] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});

  const bytes = useMemo(() => questionBytes(draft), [draft]);
  const mayBeSaved = !pending && (isChanged || of === undefined || oldVersion !== undefined);

  const save = async () => {
    const checked = questionDraftSchema.safeParse(draft);
    const found = checked.success ? {} : errorsOf(checked.error.issues);
    setErrors(found);
    setFault(undefined);
    if (!checked.success) {
      const first = checked.error.issues[0]?.path ?? [];
      setTab(TAB_OF[String(first[0])] ?? tab);
      setFault({
        code: 'bad_request',
        message: 'Not saved yet.',
        action: sentence(first, checked.error.issues[0]?.message),
      });
      return;
    }
    const over = tooLarge(checked.data);
    if (over !== undefined) {
      setFault(over);
      setErrors({ [String(over.field)]: over.message });
      setTab(TAB_OF[String(over.field)] ?? tab);
      return;
    }
    setPending(true);
    const saved = await sendQuestion(checked.data, of?.questionId, base);
    setPending(false);
    if (!saved.ok) {
      setFault(saved.fault);
      if (saved.fault.field !== undefined) setErrors({ [saved.fault.field]: saved.fault.message });
      return;
    }
    written.markSaved(draft, saved.value.version);
    announce(`Saved as version ${saved.value.version}`);
    if (of === undefined) {
      setLeaving(true);
      router.replace(`/questions/${saved.value.questionId}`);
      return;
    }
    router.replace(`/questions/${of.questionId}`, { scroll: false });
    router.refresh();
  };

  const discard = async () => {
    written.discard();
    setErrors({});
    setFault(undefined);
  };

  useCommands(() => [
    { id: 'save', label: saveWords(of), group: 'Question', keys: `${modifierKey()} S`, does: () => void save() },
  ]);

  return (
    <form
      noValidate
      inert={isLeaving}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 's' || !(isMac() ? event.metaKey : event.ctrlKey) || event.shiftKey) return;
        event.preventDefault();
        if (mayBeSaved) void save();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      className="space-y-6"
    >
      <DraftNotice resumed={written.resumed} newest={newest} />
      <QuestionFields
        key={`fields ${written.replaced}`}
        draft={draft}
        isNew={of === undefined}
        errors={errors}
        onChange={change}
      />
      <Tabs.Root key={`parts ${written.replaced}`} value={tab} onValueChange={setTab}>
        <Tabs.List aria-label="Parts of the question" className="mb-4 flex gap-1 overflow-x-auto border-b border-line">
          <Part value="statement" label="Statement" hasError={'statement' in errors} />
          <Part value="starters" label="Starter code" hasError={'starters' in errors} />
          <Part value="tests" label={`Tests (${draft.tests.length})`} hasError={'tests' in errors} />
          <Part value="solutions" label="Solutions" hasError={'solutions' in errors} isPrivate />
          <Part value="guide" label="Guide" hasError={'guide' in errors} isPrivate />
        </Tabs.List>
        <Tabs.Panel value="statement">
          <WrittenText
            label="Statement"
            hint="Markdown. Everybody in the room reads it."
            text={draft.statement}
            maxCharacters={MAX_STATEMENT_CHARACTERS}
            error={errors['statement']}
            onChange={(statement) => change({ statement })}
          />
        </Tabs.Panel>
        <Tabs.Panel value="starters">
          <CodeTabs
            label="Starter code"
            hint="What the room begins with."
            code={draft.starters}
            onChange={(starters) => change({ starters })}
          />
        </Tabs.Panel>
        <Tabs.Panel value="tests">
          <TestsEditor tests={draft.tests} onChange={(tests) => change({ tests })} />
        </Tabs.Panel>
        <Tabs.Panel value="solutions">
          <CodeTabs
            label="Solution"
            hint="Hosts alone see it."
            code={draft.solutions}
            onChange={(solutions) => change({ solutions })}
          />
        </Tabs.Panel>
        <Tabs.Panel value="guide">
          <WrittenText
            label="Guide for the interviewer"
            hint="Markdown. Hosts alone see it."
            text={draft.guide}
            maxCharacters={MAX_GUIDE_CHARACTERS}
            error={errors['guide']}
            onChange={(guide) => change({ guide })}
          />
        </Tabs.Panel>
      </Tabs.Root>
      {fault === undefined ? null : (
        <Notice look="error" title={fault.message}>
          {fault.action} <code className="font-mono text-small">{fault.code}</code>
        </Notice>
      )}
      <div className="sticky bottom-0 -mx-4 flex flex-wrap items-center gap-x-3 gap-y-1.5 border-t border-line bg-page px-4 py-3">
        <Button type="submit" look="primary" pending={pending} disabled={!mayBeSaved}>
          {saveWords(of)}
        </Button>
        {isChanged ? (
          <AskFirst
            label="Discard"
            about="the changes"
            question={of === undefined ? 'Begin anew?' : 'Go back to what is saved?'}
            confirm="Discard"
            onConfirm={discard}
          />
        ) : null}
        <span className="min-w-0 text-muted">
          {isChanged ? (
            <>
              Not saved yet<span className="max-sm:hidden">{written.isKept ? ', kept in this browser' : ''}</span>
            </>
          ) : base === undefined ? null : (
            `Version ${base}`
          )}
        </span>
        {bytes < SHOWN_FROM_BYTES ? null : (
          <span className={`ml-auto ${bytes > MAX_QUESTION_BYTES ? 'font-medium text-danger' : 'text-muted'}`}>
            {kilobytes(bytes)} of {kilobytes(MAX_QUESTION_BYTES)}
          </span>
        )}
      </div>
    </form>
  );
}

function saveWords(of: QuestionEditorProps['of']): string {
  return of === undefined ? 'Add to the bank' : 'Save as a new version';
}

interface PartProps {
  readonly value: string;
  readonly label: string;
  readonly hasError: boolean;
  readonly isPrivate?: boolean;
}

function Part({ value, label, hasError, isPrivate = false }: PartProps) {
  return (
    <Tabs.Tab value={value} className={tabClass}>
      {label}
      {isPrivate ? <span className="text-small font-normal text-muted">hosts only</span> : null}
      {hasError ? (
        <span className="size-1.5 rounded-full bg-danger">
          <span className="sr-only">, not in order</span>
        </span>
      ) : null}
    </Tabs.Tab>
  );
}
