import * as Y from 'yjs';
import { readTrace } from '../traces.ts';

/** What a room has behind it when people come to type. */
export interface History {
  /** One update an edit, in order. */
  readonly updates: readonly Uint8Array[];
  readonly state: Uint8Array;
  /** Whose edits they are, by client id. */
  readonly authors: readonly number[];
  /** Places in the text that lie apart, to type at. */
  places(count: number): readonly Place[];
}

/** Between two characters; null where the text begins or ends. */
export interface Place {
  readonly left: Y.ID | null;
  readonly right: Y.ID | null;
}

/** An hour of eight people, as sync services are asked to hold it. */
export const HOUR_EDITS = 30_000;
const AUTHORS = 8;
/** Edits by one author before the next takes over. */
const TURN_EDITS = 40;
const FIRST_AUTHOR = 1_000_000_007;

/** Which of the eight made an edit of the history. */
export function authorIndex(edit: number): number {
  return Math.floor(edit / TURN_EDITS) % AUTHORS;
}

/** A room that nobody has typed in. */
export function emptyHistory(): History {
  return {
    updates: [],
    state: Y.encodeStateAsUpdate(new Y.Doc()),
    authors: [],
    places: (count) => Array.from({ length: count }, () => ({ left: null, right: null })),
  };
}

/** A real session, typed again behind itself until it has so many edits, by eight people in turns. */
export async function hourOfEdits(edits: number = HOUR_EDITS): Promise<History> {
  const { txns } = await readTrace('sveltecomponent');
  const doc = new Y.Doc();
  const text = doc.getText('code');
  const authors = Array.from({ length: AUTHORS }, (_, index) => FIRST_AUTHOR + index * 97);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  let behind = 0;
  for (let turn = 0; updates.length < edits; turn += 1) {
    const txn = txns[turn % txns.length];
    if (turn > 0 && turn % txns.length === 0) behind = text.length;
    doc.clientID = authors[authorIndex(turn)] ?? FIRST_AUTHOR;
    doc.transact(() => {
      for (const [position, deleted, inserted] of txn?.patches ?? []) {
        if (deleted > 0) text.delete(behind + position, deleted);
        if (inserted !== '') text.insert(behind + position, inserted);
      }
    });
  }
  return { updates, state: Y.encodeStateAsUpdate(doc), authors, places: (count) => placesIn(text, count) };
}

function placesIn(text: Y.Text, count: number): Place[] {
  return Array.from({ length: count }, (_, index) => {
    const at = Math.floor(((index + 0.5) * text.length) / count);
    const stickTo = (assoc: number) => Y.createRelativePositionFromTypeIndex(text, at, assoc).item;
    return { left: stickTo(-1), right: stickTo(0) };
  });
}
