import type { Role } from '../protocol/people.ts';
import type { PersonTotals, Written } from './authorship.ts';
import type { Mark } from './marks.ts';
import type { Position } from './player.ts';
import { type Frame, type FrameOptions, type Peek, ReplayDesk } from './replay-desk.ts';
import type { Tape } from './tape.ts';
import { decodeTape } from './tape-codec.ts';

/** What the page asks of the worker; each kind with its answer. */
export interface DeskCalls {
  open: { ask: { bytes: Uint8Array; roles: readonly (readonly [string, Role])[] }; answer: Tape };
  frame: { ask: { position: Position } & FrameOptions; answer: Frame };
  marks: { ask: { printed: readonly string[] }; answer: readonly Mark[] };
  totals: { ask: { moment: number }; answer: readonly PersonTotals[] };
  authors: { ask: { moment: number; from: number; to: number }; answer: readonly Written[] };
  peek: { ask: { moment: number }; answer: Peek };
  text: { ask: { moment: number }; answer: string };
}

export type DeskCall = keyof DeskCalls;

/** One call on its way to the worker. */
export type DeskAsk = { [K in DeskCall]: { id: number; kind: K } & DeskCalls[K]['ask'] }[DeskCall];

/** Its answer, or why there is none. */
export interface DeskAnswer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** Answers calls until the worker ends; call it with what posts to the page. */
export function deskServer(post: (answer: DeskAnswer) => void): (ask: DeskAsk) => void {
  let desk: ReplayDesk | undefined;

  const opened = (): ReplayDesk => {
    if (desk === undefined) throw new Error('no tape is open');
    return desk;
  };

  const answer = (ask: DeskAsk): unknown => {
    switch (ask.kind) {
      case 'open': {
        const roles = new Map(ask.roles);
        desk = new ReplayDesk(decodeTape(ask.bytes), (participantId) => roles.get(participantId));
        // The page needs when things happened; the text it gets frame by frame.
        return { ...desk.tape, edits: { ...desk.tape.edits, inserted: '' } } satisfies Tape;
      }
      case 'frame':
        return opened().frame(ask.position, ask);
      case 'marks':
        return opened().marks(ask.printed);
      case 'totals':
        return opened().totals(ask.moment);
      case 'authors':
        return opened().authors(ask.moment, ask.from, ask.to);
      case 'peek':
        return opened().peek(ask.moment);
      case 'text':
        return opened().textAt(ask.moment);
    }
  };

  return (ask) => {
    try {
      post({ id: ask.id, value: answer(ask) });
    } catch (error) {
      post({ id: ask.id, error: error instanceof Error ? error.message : String(error) });
    }
  };
}
