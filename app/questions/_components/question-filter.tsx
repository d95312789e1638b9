'use client';

import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef, useTransition } from 'react';
import type { ListQuestions } from '#lib/protocol/question-bank.ts';
import { DIFFICULTIES, type Difficulty } from '#lib/protocol/questions.ts';
import { SelectField } from '../../_components/select-field.tsx';
import { Spinner } from '../../_components/spinner.tsx';
import { inputClass } from '../../_components/text-field.tsx';
import { useHydrated } from '../../_components/use-hydrated.ts';
import { DIFFICULTY_WORDS } from './difficulty-word.tsx';
import { addressOf } from './question-address.ts';

const ANY = '';
const DIFFICULTY_OPTIONS: readonly { value: Difficulty | typeof ANY; label: string }[] = [
  { value: ANY, label: 'Any difficulty' },
  ...DIFFICULTIES.map((value) => ({ value, label: DIFFICULTY_WORDS[value] })),
];
/** A pause in typing, after which one expects to see something. */
const TYPING_PAUSE_MS = 200;

/** What to show; it is in the address, so that it can be shared and gone back to. */
export function QuestionFilter({ asked, tags }: { asked: ListQuestions; tags: readonly string[] }) {
  const router = useRouter();
  const hydrated = useHydrated();
  const [pending, startTransition] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const field = useRef<HTMLInputElement>(null);
  // By a link, or by going back, something else is asked for; what is being typed is ahead of the address.
  useEffect(() => {
    const { current } = field;
    if (current !== null && current !== document.activeElement) current.value = asked.search ?? '';
  }, [asked.search]);

  const show = (change: ListQuestions) => {
    clearTimeout(timer.current);
    startTransition(() => router.replace(addressOf({ ...asked, cursor: undefined, ...change }), { scroll: false }));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    show({ search: String(new FormData(event.currentTarget).get('search') ?? '') });
  };
  const tagOptions = [{ value: ANY, label: 'Any tag' }, ...tags.map((tag) => ({ value: tag, label: tag }))];

  return (
    <search className="mb-3 block">
      <form onSubmit={submit} className="flex flex-wrap items-center gap-2">
        <div className="relative min-w-0 flex-1 basis-60 max-sm:basis-full">
          <Search size={14} aria-hidden className="pointer-events-none absolute top-2.25 left-2.5 text-muted" />
          <input
            ref={field}
            type="search"
            name="search"
            aria-label="Search questions"
            placeholder="Search title, tags and statement"
            defaultValue={asked.search}
            autoComplete="off"
            readOnly={!hydrated}
            onChange={({ target: { value } }) => {
              clearTimeout(timer.current);
              timer.current = setTimeout(() => show({ search: value }), TYPING_PAUSE_MS);
            }}
            className={`${inputClass} pl-8`}
          />
          {pending ? (
            <span className="appear-late absolute top-2 right-2.5 text-muted">
              <Spinner />
            </span>
          ) : null}
        </div>
        <div className="w-36 max-sm:flex-1 [&_button]:h-8">
          <SelectField
            label="Difficulty"
            value={asked.difficulty ?? ANY}
            options={DIFFICULTY_OPTIONS}
            onChange={(value) => show({ difficulty: value === ANY ? undefined : value })}
          />
        </div>
        <div className="w-40 max-sm:flex-1 [&_button]:h-8">
          <SelectField
            label="Tag"
            value={asked.tag ?? ANY}
            options={tagOptions}
            onChange={(value) => show({ tag: value === ANY ? undefined : value })}
          />
        </div>
      </form>
    </search>
  );
}
