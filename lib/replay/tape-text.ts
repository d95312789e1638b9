import { Checkpointed } from './checkpointed.ts';
import { splice } from './splice.ts';
import { type Edits, insertedText } from './tape.ts';

/** The text at any moment of a tape; a moment is how many edits had been made. */
export type TapeText = Checkpointed<string>;

export function tapeText(edits: Edits): TapeText {
  const { length, position, deleted } = edits;
  const apply = (text: string, edit: number) =>
    splice(text, position[edit] ?? 0, deleted[edit] ?? 0, insertedText(edits, edit));
  return new Checkpointed({ length, first: '', apply });
}
