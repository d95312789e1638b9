import { insertedLength, insertedText, NOBODY, type Tape } from './tape.ts';
import type { TapeText } from './tape-text.ts';

/** Nobody types this many characters at one stroke; the longest completions are shorter. */
const PASTE_CHARACTERS = 40;
/** Shorter pieces are in every program; finding one again proves nothing. */
const TRACEABLE_CHARACTERS = 12;
/** A page reports a paste right behind its edit; a few others of its own may come between. */
const REPORT_REACH = 12;

export interface Paste {
  readonly edit: number;
  readonly characters: number;
  /** Whether the room's text, now or before, or what its runs printed, held this text already. */
  readonly fromRoom: boolean;
}

/** Every paste of a tape: those that pages reported, and those too long to have been typed. */
export function findPastes(tape: Tape, text: TapeText, otherTexts: readonly string[] = []): Paste[] {
  const { edits } = tape;
  const pasted = reportedPastes(tape);
  for (let edit = 0; edit < edits.length; edit++) {
    if (edits.person[edit] !== NOBODY && insertedLength(edits, edit) >= PASTE_CHARACTERS) pasted.add(edit);
  }
  if (pasted.size === 0) return [];
  const cut = longDeletions(tape, text);
  return [...pasted]
    .sort((a, b) => a - b)
    .map((edit) => {
      const wanted = insertedText(edits, edit).trim();
      const wasHere = () =>
        [text.at(edit), ...text.keptBefore(edit), ...otherTexts].some((whole) => whole.includes(wanted)) ||
        cut.some((deletion) => deletion.edit < edit && deletion.text.includes(wanted));
      const fromRoom = wanted.length >= TRACEABLE_CHARACTERS && wasHere();
      return { edit, characters: insertedLength(edits, edit), fromRoom };
    });
}

/** The edits that pages called pastes: the nearest one before the report that fits its size. */
function reportedPastes({ edits, events, people }: Tape): Set<number> {
  const found = new Set<number>();
  for (const { edit: before, event } of events) {
    if (event.type !== 'pasted') continue;
    const person = people.indexOf(event.participantId);
    let reach = REPORT_REACH;
    for (let edit = before - 1; edit >= 0 && reach > 0; edit--) {
      if (edits.person[edit] !== person) continue;
      reach--;
      if (insertedLength(edits, edit) !== event.characters) continue;
      found.add(edit);
      break;
    }
  }
  return found;
}

/** What was cut may be pasted much later, when no kept text holds it any more. */
function longDeletions({ edits }: Tape, text: TapeText): { edit: number; text: string }[] {
  const deletions: { edit: number; text: string }[] = [];
  for (const [edit, deleted] of edits.deleted.entries()) {
    if (deleted < TRACEABLE_CHARACTERS) continue;
    const position = edits.position[edit] ?? 0;
    deletions.push({ edit, text: text.at(edit).slice(position, position + deleted) });
  }
  return deletions;
}
