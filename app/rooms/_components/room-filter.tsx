'use client';

import { ArrowDown, ArrowUp, Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef, useTransition } from 'react';
import { LANGUAGE_FACTS, LANGUAGES, type Language } from '#lib/protocol/languages.ts';
import { type ListRooms, ROOM_FILTERS, ROOM_SORTS } from '#lib/protocol/room-list.ts';
import { iconButtonClass } from '../../_components/button.tsx';
import { SelectField } from '../../_components/select-field.tsx';
import { Spinner } from '../../_components/spinner.tsx';
import { inputClass } from '../../_components/text-field.tsx';
import { useHydrated } from '../../_components/use-hydrated.ts';
import { addressOf } from '../_lib/address.ts';
import { FILTER_WORDS, SORT_WORDS } from '../_lib/room-words.ts';

const ANY = '';
const FILTERS = ROOM_FILTERS.map((value) => ({ value, label: FILTER_WORDS[value] }));
const SORTS = ROOM_SORTS.map((value) => ({ value, label: SORT_WORDS[value] }));
const LANGUAGE_OPTIONS: readonly { value: Language | typeof ANY; label: string }[] = [
  { value: ANY, label: 'Any language' },
  ...LANGUAGES.map((value) => ({ value, label: LANGUAGE_FACTS[value].name })),
];
const SCOPES = [
  { value: 'mine', label: 'My rooms' },
  { value: 'all', label: 'Whole workspace' },
] as const;
/** A pause in typing, after which one expects to see something. */
const TYPING_PAUSE_MS = 200;

/** What to show and in which order; it is in the address, so that it can be shared and gone back to. */
export function RoomFilter({ asked, maySeeAll }: { asked: ListRooms; maySeeAll: boolean }) {
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

  const show = (change: Partial<ListRooms>) => {
    clearTimeout(timer.current);
    startTransition(() => router.replace(addressOf(asked, change), { scroll: false }));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    show({ search: String(new FormData(event.currentTarget).get('search') ?? '') });
  };
  const isDown = asked.direction === 'desc';

  return (
    <search className="mb-3 block">
      <form onSubmit={submit} className="flex flex-wrap items-center gap-2 [&_button]:h-8">
        <div className="relative min-w-0 flex-1 basis-52">
          <Search size={14} aria-hidden className="pointer-events-none absolute top-2.25 left-2.5 text-muted" />
          <input
            ref={field}
            type="search"
            name="search"
            aria-label="Search rooms"
            placeholder="Search title, candidate, people"
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
        {maySeeAll ? (
          <div className="w-38 max-sm:grow max-sm:basis-[calc(50%-0.25rem)]">
            <SelectField
              label="Whose rooms"
              value={asked.scope}
              options={SCOPES}
              onChange={(scope) => show({ scope })}
            />
          </div>
        ) : null}
        <div className="w-30 max-sm:grow max-sm:basis-[calc(50%-0.25rem)]">
          <SelectField label="Show" value={asked.filter} options={FILTERS} onChange={(filter) => show({ filter })} />
        </div>
        <div className="w-34 max-sm:grow max-sm:basis-[calc(50%-0.25rem)]">
          <SelectField
            label="In language"
            value={asked.language ?? ANY}
            options={LANGUAGE_OPTIONS}
            onChange={(value) => show({ language: value === ANY ? undefined : value })}
          />
        </div>
        <div className="flex w-42 gap-1 max-sm:grow max-sm:basis-[calc(50%-0.25rem)]">
          <SelectField label="Sort by" value={asked.sort} options={SORTS} onChange={(sort) => show({ sort })} />
          <button
            type="button"
            aria-label={isDown ? 'Sorted downwards' : 'Sorted upwards'}
            onClick={() => show({ direction: isDown ? 'asc' : 'desc' })}
            className={iconButtonClass}
          >
            {isDown ? <ArrowDown size={14} aria-hidden /> : <ArrowUp size={14} aria-hidden />}
          </button>
        </div>
      </form>
    </search>
  );
}
