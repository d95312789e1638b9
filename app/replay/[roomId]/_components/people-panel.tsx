'use client';

import { useEffect, useRef, useState } from 'react';
import type { PersonTotals } from '#lib/replay/authorship.ts';
import type { Mark } from '#lib/replay/marks.ts';
import { NOBODY } from '#lib/replay/tape.ts';
import { PersonBadge } from '../../../_components/person-badge.tsx';
import type { OpenReplay } from '../_lib/use-replay.ts';
import type { Colouring } from '../_lib/use-stage.ts';

interface PeoplePanelProps {
  readonly replay: OpenReplay;
  readonly marks: readonly Mark[];
  readonly colouring: Colouring;
  readonly onColouring: (colouring: Colouring) => void;
}

const COLOURINGS = [
  { value: 'none', label: 'Plain' },
  { value: 'person', label: 'By author' },
  { value: 'way', label: 'By how it came' },
] as const;

const WAYS = [
  { way: 'typed', label: 'typed' },
  { way: 'pasted', label: 'pasted' },
  { way: 'starter', label: 'starter code' },
  { way: 'interviewer', label: 'interviewer' },
] as const;

const ROLES = { host: 'Interviewer', guest: 'Candidate', viewer: 'Viewer' } as const;

/** Who wrote what, up to the moment: as colours in the code, and as numbers. */
export function PeoplePanel({ replay, marks, colouring, onColouring }: PeoplePanelProps) {
  const { cast } = replay;
  const totals = useTotals(replay, marks);
  const standing = totals.reduce((sum, total) => sum + total.standing, 0);
  const starter = totals[NOBODY]?.standing ?? 0;
  return (
    <section aria-label="People" className="flex h-full flex-col gap-4 overflow-auto p-3">
      <fieldset className="flex flex-wrap items-center gap-1">
        <legend className="pb-1 font-medium">Colour the code</legend>
        {COLOURINGS.map(({ value, label }) => (
          <label
            key={value}
            className="flex h-7 items-center gap-1.5 rounded-md border border-line-strong px-2 has-checked:border-accent has-checked:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="colouring"
              value={value}
              checked={colouring === value}
              onChange={() => onColouring(value)}
              className="sr-only"
            />
            {label}
          </label>
        ))}
      </fieldset>
      {colouring === 'way' ? (
        <ul className="flex flex-wrap gap-x-3 gap-y-1 text-small">
          {WAYS.map(({ way, label }) => (
            <li key={way}>
              <span className={`way-${way} px-1`}>{label}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {colouring === 'none' ? null : (
        <p className="text-small text-muted">
          Dotted underline: typed offline. Wavy underline: relayed by somebody else, not proven. Click a colour to go to
          when it was written; drag to select. Of what is selected, W says who wrote it and G goes there.
        </p>
      )}
      <table className="w-full text-left tabular-nums">
        <caption className="pb-1 text-left font-medium">Characters up to this moment</caption>
        <thead className="align-bottom text-small text-muted">
          <tr>
            <th className="py-1 font-medium">Person</th>
            {['in the code', 'typed', 'pasted', 'deleted'].map((heading) => (
              <th key={heading} className="py-1 pl-2 text-right font-medium">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cast.order.map((index) => {
            const person = cast.byIndex[index];
            const total = totals[index];
            return person === undefined ? null : (
              <tr key={person.participantId} className="border-t border-line">
                <td className="py-1.5">
                  <span className="flex items-center gap-2">
                    <PersonBadge person={person} />
                    <span className="min-w-0 wrap-anywhere">
                      {person.name} <span className="text-muted">{ROLES[person.role]}</span>
                    </span>
                  </span>
                </td>
                <Figure value={total?.standing} of={standing} />
                <Figure value={total && total.inserted - total.pasted} />
                <Figure value={total?.pasted} />
                <Figure value={total?.deleted} />
              </tr>
            );
          })}
          <tr className="border-t border-line text-muted">
            <td className="py-1.5">Starter code</td>
            <Figure value={starter} of={standing} />
            <td colSpan={3} />
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Figure({ value = 0, of }: { value?: number | undefined; of?: number }) {
  const share = of !== undefined && of > 0 ? ` (${Math.round((100 * value) / of)} %)` : '';
  return (
    <td className="py-1.5 pl-2 text-right whitespace-nowrap">
      {value.toLocaleString('en')}
      <span className="text-muted">{share}</span>
    </td>
  );
}

/** Counting everything takes longer than a frame may: it is done when the hand rests. */
const REST_MS = 120;

function useTotals({ desk, player }: OpenReplay, marks: readonly Mark[]): readonly PersonTotals[] {
  const [totals, setTotals] = useState<readonly PersonTotals[]>([]);
  const counted = useRef(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the marks come the pastes, which are counted apart.
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = () => {
      timer = undefined;
      const { moment } = player.get().position;
      if (moment === counted.current) return;
      counted.current = moment;
      void desk.ask('totals', { moment }).then((next) => current && setTotals(next));
    };
    const later = () => {
      timer ??= setTimeout(count, REST_MS);
    };
    counted.current = -1;
    later();
    const stop = player.subscribe(later);
    return () => {
      current = false;
      clearTimeout(timer);
      stop();
    };
  }, [desk, player, marks]);
  return totals;
}
