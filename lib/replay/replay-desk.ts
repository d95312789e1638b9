import type { Role } from '../protocol/people.ts';
import { type AuthoredSpan, AuthorshipBook, type PersonTotals, type Written } from './authorship.ts';
import { type Caret, TapeCarets } from './carets.ts';
import { type Mark, marksOf } from './marks.ts';
import { findPastes, type Paste } from './pastes.ts';
import type { Position } from './player.ts';
import { insertedLength, type Tape } from './tape.ts';
import { type TapeOrigins, tapeOrigins } from './tape-origins.ts';
import { type TapeText, tapeText } from './tape-text.ts';
import { changeBetween, type TextChange } from './text-change.ts';

/** Everything that changes on the page from one moment to another. */
export interface Frame {
  /** From the text of the frame before. */
  readonly change: TextChange | undefined;
  readonly carets: readonly Caret[];
  /** Where the last edit ended; undefined before the first. */
  readonly focus: number | undefined;
  /** Whose the text is, where it was asked. */
  readonly spans: readonly AuthoredSpan[] | undefined;
}

export interface FrameOptions {
  readonly withAuthors: boolean;
  /** For an editor that was shown nothing yet. */
  readonly isWhole: boolean;
}

/** A few lines around where somebody was writing. */
export interface Peek {
  readonly lines: readonly string[];
  /** The number of the first of them, from 1. */
  readonly firstLine: number;
  /** Index into the tape's people of who was writing; undefined before the first edit. */
  readonly person: number | undefined;
}

const PEEK_LINES_AROUND = 2;

/** Answers what a replay page asks, from one tape; it runs in a worker, so that folding never holds up a frame. */
export class ReplayDesk {
  readonly tape: Tape;
  readonly #text: TapeText;
  readonly #carets: TapeCarets;
  readonly #roleOf: (participantId: string) => Role | undefined;
  #shown = '';
  #pastes: readonly Paste[] | undefined;
  #origins: TapeOrigins | undefined;
  #book: AuthorshipBook | undefined;

  constructor(tape: Tape, roleOf: (participantId: string) => Role | undefined) {
    this.tape = tape;
    this.#roleOf = roleOf;
    this.#text = tapeText(tape.edits);
    this.#carets = new TapeCarets(tape);
  }

  /** The next frame to show; what it changes counts from the frame before, or from nothing. */
  frame({ moment, time }: Position, { withAuthors, isWhole }: FrameOptions): Frame {
    const before = isWhole ? '' : this.#shown;
    this.#shown = this.#text.at(moment);
    return {
      change: changeBetween(before, this.#shown),
      carets: this.#carets.at(moment, time),
      focus: this.#focus(moment),
      spans: withAuthors ? this.#authors.spans(this.#standing(moment)) : undefined,
    };
  }

  textAt(moment: number): string {
    return this.#text.at(moment);
  }

  /** The marks of the timeline; pastes are looked for in what runs printed, too. */
  marks(printed: readonly string[]): Mark[] {
    this.#pastes = findPastes(this.tape, this.#text, printed);
    this.#book = undefined;
    return marksOf(this.tape, this.#pastes);
  }

  totals(moment: number): PersonTotals[] {
    return this.#authors.totals(moment, this.#standing(moment));
  }

  /** Who wrote a passage; of an empty one, the character behind it, and at the end of the text the last. */
  authors(moment: number, from: number, to: number): Written[] {
    const origins = this.#standing(moment);
    const first = Math.max(0, Math.min(from, origins.length - 1));
    return this.#authors.passage(origins, first, Math.min(Math.max(to, first + 1), origins.length));
  }

  peek(moment: number): Peek {
    const text = this.#text.at(moment);
    const focus = this.#focus(moment);
    const lines = text.split('\n');
    const at = focus === undefined ? 0 : text.slice(0, focus).split('\n').length - 1;
    const first = Math.max(0, at - PEEK_LINES_AROUND);
    return {
      lines: lines.slice(first, at + PEEK_LINES_AROUND + 1),
      firstLine: first + 1,
      person: moment === 0 ? undefined : this.tape.edits.person[moment - 1],
    };
  }

  get #authors(): AuthorshipBook {
    this.#pastes ??= findPastes(this.tape, this.#text);
    this.#book ??= new AuthorshipBook(this.tape, this.#pastes, this.#roleOf);
    return this.#book;
  }

  #standing(moment: number) {
    this.#origins ??= tapeOrigins(this.tape.edits);
    return this.#origins.at(moment);
  }

  #focus(moment: number): number | undefined {
    if (moment === 0) return undefined;
    return (this.tape.edits.position[moment - 1] ?? 0) + insertedLength(this.tape.edits, moment - 1);
  }
}
