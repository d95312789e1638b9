import { type ChangeDesc, ChangeSet, type EditorState, StateEffect, StateField, type Text } from '@codemirror/state';

/** Older texts are forgotten: following one costs a little at every edit. */
const MOST_PINNED = 8;

interface Pinned {
  readonly name: string;
  readonly text: Text;
  /** What was done to it since. */
  readonly since: ChangeDesc;
}

/** A place in a text, line and column both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Remembers the text as it is under a name, so that places in it can be found after later edits. */
export const pinText = StateEffect.define<string>();

/** Follows pinned texts through every edit, whoever makes it. */
export const pinnedPlaces = StateField.define<readonly Pinned[]>({
  create: () => [],
  update: (before, { docChanged, changes, effects, newDoc }) => {
    let after = docChanged
      ? before.map((pinned) => ({ ...pinned, since: pinned.since.composeDesc(changes.desc) }))
      : before;
    for (const effect of effects) {
      if (!effect.is(pinText)) continue;
      const pinned = { name: effect.value, text: newDoc, since: ChangeSet.empty(newDoc.length).desc };
      after = [pinned, ...after.filter(({ name }) => name !== effect.value)].slice(0, MOST_PINNED);
    }
    return after;
  },
});

/** Where a place of the pinned text is by now; where that was not pinned, the same place in the text as it is. */
export function offsetNow(state: EditorState, place: Place, pinnedAs?: string): number {
  const pinned = state.field(pinnedPlaces).find(({ name }) => name === pinnedAs);
  if (pinned === undefined) return offsetIn(state.doc, place);
  // A line that was pushed down goes with what stands behind the place.
  return pinned.since.mapPos(offsetIn(pinned.text, place), 1);
}

/** As near as the text has it. */
function offsetIn(text: Text, { line, column }: Place): number {
  const { from, to } = text.line(Math.min(Math.max(line, 1), text.lines));
  return Math.min(from + Math.max(column, 1) - 1, to);
}
