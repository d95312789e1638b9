import { hasFlag, insertedLength, NOBODY, type Tape } from './tape.ts';

/** A stretch of time, in milliseconds since the tape's start. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How much one person changed in each of a number of equal slices of time, in characters. */
export interface ActivityBars {
  readonly online: Float32Array;
  /** Typed offline, at the time at which it was typed. */
  readonly offline: Float32Array;
}

/** More characters than this in one edit count as this many: a paste must not flatten an hour of typing. */
const MAX_WEIGHT = 40;

/** Everybody's activity in a stretch of time, by index into the tape's people. */
export function activityBars({ edits, people }: Tape, { from, to }: Span, slices: number): ActivityBars[] {
  const bars = people.map(() => ({ online: new Float32Array(slices), offline: new Float32Array(slices) }));
  const perSlice = (to - from) / slices || 1;
  for (let edit = 0; edit < edits.length; edit++) {
    const at = edits.typedAt[edit] ?? 0;
    if (at < from || at > to) continue;
    const person = bars[edits.person[edit] ?? NOBODY];
    const column = hasFlag(edits, edit, 'offline') ? person?.offline : person?.online;
    if (column === undefined) continue;
    const slice = Math.min(slices - 1, Math.floor((at - from) / perSlice));
    const weight = insertedLength(edits, edit) + (edits.deleted[edit] ?? 0);
    column[slice] = (column[slice] ?? 0) + Math.min(MAX_WEIGHT, weight);
  }
  return bars;
}

/** When a person was in the room. */
export function presenceSpans(tape: Tape, person: number): Span[] {
  return spansBetween(tape, person, 'person_joined', 'person_left');
}

/** When a person's tab was not in front. */
export function awaySpans(tape: Tape, person: number): Span[] {
  return spansBetween(tape, person, 'tab_left', 'tab_returned', 'person_left');
}

function spansBetween({ events, people, durationMs }: Tape, person: number, begin: string, ...ends: string[]): Span[] {
  const spans: Span[] = [];
  let from: number | undefined;
  for (const { at, event } of events) {
    const who =
      event.type === 'person_joined'
        ? event.person.participantId
        : 'participantId' in event
          ? event.participantId
          : null;
    if (who === null || who !== people[person]) continue;
    if (event.type === begin) from ??= at;
    else if (ends.includes(event.type) && from !== undefined) {
      spans.push({ from, to: at });
      from = undefined;
    }
  }
  if (from !== undefined) spans.push({ from, to: durationMs });
  return spans;
}
