import type { Role } from '../protocol/people.ts';
import type { Paste } from './pastes.ts';
import { hasFlag, insertedLength, NOBODY, type Tape } from './tape.ts';
import type { Origins } from './tape-origins.ts';

/** How text came into the room. */
export const WAYS = ['typed', 'pasted', 'starter', 'interviewer'] as const;
export type Way = (typeof WAYS)[number];

/** A stretch of the text that came from one person in one way. */
export interface AuthoredSpan {
  readonly from: number;
  readonly to: number;
  /** Index into the tape's people. */
  readonly person: number;
  readonly way: Way;
  readonly offline: boolean;
  readonly unverified: boolean;
}

/** Who wrote a character, when and how. */
export interface Authorship extends Omit<AuthoredSpan, 'from' | 'to'> {
  readonly edit: number;
  readonly seq: number;
  /** Milliseconds since the tape's start, as typed. */
  readonly typedAt: number;
  readonly arrivedAt: number;
}

/** What one person wrote of a passage in one way: the last edit of it, and since when. */
export interface Written extends Authorship {
  /** When the first of it was typed, as `typedAt` is when the last was. */
  readonly typedSince: number;
}

/** What one person did up to a moment. */
export interface PersonTotals {
  readonly person: number;
  /** Characters of the text at that moment. */
  readonly standing: number;
  readonly standingPasted: number;
  /** Characters ever, up to that moment. */
  readonly inserted: number;
  readonly pasted: number;
  readonly deleted: number;
}

/** Tells whose every character is and how it came. */
export class AuthorshipBook {
  readonly #tape: Tape;
  readonly #pasted: ReadonlySet<number>;
  readonly #hosts: ReadonlySet<number>;

  constructor(tape: Tape, pastes: readonly Paste[], roleOf: (participantId: string) => Role | undefined) {
    this.#tape = tape;
    this.#pasted = new Set(pastes.map(({ edit }) => edit));
    const isHost = (participantId: string | null) => participantId !== null && roleOf(participantId) === 'host';
    this.#hosts = new Set(tape.people.flatMap((participantId, index) => (isHost(participantId) ? [index] : [])));
  }

  of(edit: number): Authorship {
    const { edits } = this.#tape;
    const person = edits.person[edit] ?? NOBODY;
    const unverified = hasFlag(edits, edit, 'unverified');
    return {
      edit,
      person,
      unverified,
      offline: hasFlag(edits, edit, 'offline'),
      way: this.#way(edit, person, unverified),
      seq: edits.seq[edit] ?? 0,
      typedAt: edits.typedAt[edit] ?? 0,
      arrivedAt: edits.at[edit] ?? 0,
    };
  }

  /** Who wrote the characters from one place to another, each person once for each way, in order of who began. */
  passage(origins: Origins, from: number, to: number): Written[] {
    const found = new Map<string, Written>();
    const edits = [...new Set(origins.edits.subarray(from, to))].sort((a, b) => a - b);
    for (const author of edits.map((edit) => this.of(edit))) {
      const key = [author.person, author.way, author.offline, author.unverified].join();
      const since = found.get(key)?.typedSince ?? author.typedAt;
      found.set(key, { ...author, typedSince: Math.min(since, author.typedAt) });
    }
    return [...found.values()];
  }

  /** The text in stretches of one author and one way, in order. */
  spans({ edits, length }: Origins): AuthoredSpan[] {
    const spans: AuthoredSpan[] = [];
    let from = 0;
    for (let to = 1; to <= length; to++) {
      const edit = edits[from] ?? 0;
      if (to < length && (edits[to] === edit || this.#alike(edits[to] ?? 0, edit))) continue;
      const { person, way, offline, unverified } = this.of(edit);
      spans.push({ from, to, person, way, offline, unverified });
      from = to;
    }
    return spans;
  }

  /** What everybody did up to a moment, in the tape's order of people. */
  totals(moment: number, origins: Origins): PersonTotals[] {
    const { edits, people } = this.#tape;
    const totals = people.map((_, person) => ({
      person,
      standing: 0,
      standingPasted: 0,
      inserted: 0,
      pasted: 0,
      deleted: 0,
    }));
    for (let edit = 0; edit < moment; edit++) {
      const total = totals[edits.person[edit] ?? NOBODY];
      if (total === undefined) continue;
      const inserted = insertedLength(edits, edit);
      total.inserted += inserted;
      total.deleted += edits.deleted[edit] ?? 0;
      if (this.#pasted.has(edit)) total.pasted += inserted;
    }
    for (let index = 0; index < origins.length; index++) {
      const edit = origins.edits[index] ?? 0;
      const total = totals[edits.person[edit] ?? NOBODY];
      if (total === undefined) continue;
      total.standing++;
      if (this.#pasted.has(edit)) total.standingPasted++;
    }
    return totals;
  }

  #way(edit: number, person: number, unverified: boolean): Way {
    if (person === NOBODY && !unverified) return 'starter';
    if (this.#hosts.has(person)) return 'interviewer';
    return this.#pasted.has(edit) ? 'pasted' : 'typed';
  }

  #alike(one: number, other: number): boolean {
    const { person, flags } = this.#tape.edits;
    return (
      person[one] === person[other] && flags[one] === flags[other] && this.#pasted.has(one) === this.#pasted.has(other)
    );
  }
}
