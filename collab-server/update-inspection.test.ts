import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createCodeDocument, writeStarter } from '../lib/protocol/code-document.ts';
import { inspectUpdate } from './update-inspection.ts';

describe('looking through an update', () => {
  const updates = (change: (doc: Y.Doc) => void, doc = new Y.Doc()): Uint8Array[] => {
    const made: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => made.push(update));
    change(doc);
    return made;
  };
  const insert =
    (...texts: string[]) =>
    (doc: Y.Doc) => {
      for (const text of texts) doc.getText('code').insert(doc.getText('code').length, text);
    };
  const room = () => createCodeDocument().doc;

  it('passes what pages make: text, deletions, settings, and all of it merged', () => {
    const author = createCodeDocument();
    const made = updates((doc) => {
      insert('one', 'two')(doc);
      doc.getText('code').delete(1, 3);
      writeStarter(author, { language: 'python', starter: 'print()' }, 'test');
      writeStarter(author, { language: 'rust', starter: undefined }, 'test');
    }, author.doc);
    const one = room();
    for (const update of made) {
      expect(inspectUpdate(one, update).kind).toBe('fits');
      Y.applyUpdate(one, update);
    }
    expect(inspectUpdate(room(), Y.mergeUpdates(made))).toEqual({ kind: 'fits', authors: [author.doc.clientID] });
    expect(inspectUpdate(one, Y.mergeUpdates(made))).toEqual({ kind: 'fits', authors: [] });
  });

  it('refuses a struct of no length, which breaks a document that takes it in', () => {
    // One struct of client 7 at a clock: text in the root `code`, with nothing beside it, and nothing deleted.
    const code = new TextEncoder().encode('code');
    const text = (clock: number, ...characters: number[]) =>
      Uint8Array.of(1, 1, 7, clock, 4, 1, code.length, ...code, characters.length, ...characters, 0);
    const deleteFirst = Uint8Array.of(0, 1, 7, 1, 0, 1);
    const one = room();
    Y.applyUpdate(one, text(0, 120));
    expect(inspectUpdate(one, deleteFirst).kind).toBe('fits');
    expect(inspectUpdate(one, text(1, 121)).kind).toBe('fits');
    expect(inspectUpdate(one, text(1))).toEqual({ kind: 'foreign', reason: 'an empty struct' });
    Y.applyUpdate(one, text(1));
    expect(() => Y.applyUpdate(one, deleteFirst)).toThrow(TypeError);
  });

  it('finds a gap in the clock, in what is built on, and in what is deleted', () => {
    const [first, second] = updates(insert('a', 'b')) as [Uint8Array, Uint8Array];
    expect(inspectUpdate(room(), second)).toEqual({ kind: 'gap' });
    const reader = new Y.Doc();
    Y.applyUpdate(reader, first);
    const [behind] = updates(insert('c'), reader) as [Uint8Array];
    expect(inspectUpdate(room(), behind)).toEqual({ kind: 'gap' });
    const [deleted] = updates((doc) => doc.getText('code').delete(0, 1), reader) as [Uint8Array];
    expect(inspectUpdate(room(), deleted)).toEqual({ kind: 'gap' });
  });

  it.each([
    ['an unknown root', (doc: Y.Doc) => doc.getText('other').insert(0, 'x')],
    ['a nested type', (doc: Y.Doc) => void doc.getMap('metadata').set('a', new Y.Text('x'))],
    ['bytes', (doc: Y.Doc) => void doc.getMap('metadata').set('a', new Uint8Array(3))],
    ['an embed', (doc: Y.Doc) => doc.getText('code').insertEmbed(0, {})],
    ['a format', (doc: Y.Doc) => doc.getText('code').insert(0, 'x', { bold: true })],
    ['values in the text', (doc: Y.Doc) => doc.getArray('code').insert(0, [1, 2, 3])],
    [
      'a flood of settings',
      (doc: Y.Doc) =>
        doc.transact(() => {
          for (let n = 0; n < 100; n += 1) doc.getMap('metadata').set(String(n), n);
        }),
    ],
  ])('knows %s for foreign', (_name, change) => {
    expect(inspectUpdate(room(), Y.mergeUpdates(updates(change))).kind).toBe('foreign');
  });

  it('finds values that hide behind text', () => {
    const doc = new Y.Doc();
    const list = doc.getArray('code');
    const [text] = updates(insert('abc')) as [Uint8Array];
    const one = room();
    Y.applyUpdate(one, text);
    Y.applyUpdate(doc, text);
    const [hidden] = updates(() => list.insert(1, [{ some: 'thing' }]), doc) as [Uint8Array];
    expect(inspectUpdate(one, hidden).kind).toBe('foreign');
  });

  it('throws on bytes that are no update', () => {
    expect(() => inspectUpdate(room(), Uint8Array.of(9, 9, 9))).toThrow();
  });
});
