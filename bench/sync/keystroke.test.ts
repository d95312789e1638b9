import { describe, expect, it } from 'vitest';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { emptyHistory, hourOfEdits, type Place } from './history.ts';
import { caret, keystroke } from './keystroke.ts';

/** Types a word the way a typist does: each letter between the one before and what stood behind the caret. */
function word(client: number, at: Place, letters: string): Uint8Array[] {
  return [...letters].map((letter, clock) =>
    keystroke(client, clock, clock === 0 ? at : { left: { client, clock: clock - 1 }, right: at.right }, letter),
  );
}

describe('the generated load', () => {
  it('types into the text of a room with a history, each at a place of their own', async () => {
    const history = await hourOfEdits(2_000);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, history.state);
    const before = doc.getText('code').toString();
    const [first, second] = history.places(2);
    if (first === undefined || second === undefined) throw new Error('no places');
    for (const update of [...word(5, first, 'hello'), ...word(6, second, 'there')]) Y.applyUpdate(doc, update);

    const at = Math.floor(before.length / 4);
    const other = Math.floor((3 * before.length) / 4);
    const expected = `${before.slice(0, at)}hello${before.slice(at, other)}there${before.slice(other)}`;
    expect(doc.getText('code').toString()).toBe(expected);
    expect(history.updates).toHaveLength(2_000);
  });

  it('types into an empty room', () => {
    const [at] = emptyHistory().places(1);
    if (at === undefined) throw new Error('no place');
    const doc = new Y.Doc();
    for (const update of word(5, at, 'hello')) Y.applyUpdate(doc, update);
    expect(doc.getText('code').toString()).toBe('hello');
  });

  it('puts a caret where the typing is', () => {
    const doc = new Y.Doc();
    for (const update of word(5, { left: null, right: null }, 'hey')) Y.applyUpdate(doc, update);
    const awareness = new Awareness(doc);
    applyAwarenessUpdate(awareness, caret(5, 1, 2), null);
    const head = Y.createRelativePositionFromJSON(awareness.getStates().get(5)?.['cursor'].head);
    expect(Y.createAbsolutePositionFromRelativePosition(head, doc)?.index).toBe(2);
    awareness.destroy();
  });
});
