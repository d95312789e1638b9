import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { offsetNow, pinnedPlaces, pinText } from './pinned-places.ts';

const start = (doc: string) => EditorState.create({ doc, extensions: pinnedPlaces });
const pin = (state: EditorState, name: string) => state.update({ effects: pinText.of(name) }).state;
const edit = (state: EditorState, from: number, to: number, insert: string) =>
  state.update({ changes: { from, to, insert } }).state;
/** The line at which a place is by now. */
const lineNow = (state: EditorState, line: number, column: number, name?: string) =>
  state.doc.lineAt(offsetNow(state, { line, column }, name)).text;

describe('places in a pinned text', () => {
  it('are found after lines were put before them, and at their very beginning', () => {
    let state = pin(start('one\ntwo\nthree'), 'run');
    state = edit(state, 0, 0, 'zero\n');
    state = edit(state, state.doc.line(3).from, state.doc.line(3).from, '\n');
    expect(lineNow(state, 2, 1, 'run')).toBe('two');
    expect(offsetNow(state, { line: 3, column: 3 }, 'run')).toBe(state.doc.toString().indexOf('ree'));
  });

  it('are as near as they can be where their line is gone', () => {
    const state = edit(pin(start('one\ntwo\nthree'), 'run'), 4, 8, '');
    expect(lineNow(state, 2, 2, 'run')).toBe('three');
  });

  it('belong to the text that was pinned under their name', () => {
    let state = pin(start('one\ntwo'), 'first');
    state = pin(edit(state, 0, 0, 'zero\n'), 'second');
    state = edit(state, 0, 0, 'less\n');
    expect([lineNow(state, 2, 1, 'first'), lineNow(state, 2, 1, 'second')]).toEqual(['two', 'one']);
  });

  it('are those of the text as it is where nothing was pinned, and within it', () => {
    const state = start('one\ntwo');
    expect(lineNow(state, 2, 1, 'never')).toBe('two');
    expect(offsetNow(state, { line: 99, column: 99 })).toBe(state.doc.length);
  });

  it('are forgotten when many were pinned since', () => {
    let state = pin(start('one\ntwo'), 'oldest');
    for (let n = 0; n < 8; n++) state = pin(state, `run ${n}`);
    state = edit(state, 0, 0, 'zero\n');
    expect([lineNow(state, 2, 1, 'oldest'), lineNow(state, 2, 1, 'run 0')]).toEqual(['one', 'two']);
  });
});
