import { EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { yCollab, ySyncAnnotation, yUndoManagerKeymap } from 'y-codemirror.next';
import * as Y from 'yjs';
import { undoSteps } from './undo-steps.ts';

/** Undoes one's own edits only, and nothing while `mayEdit` says no. */
class OwnUndoManager extends Y.UndoManager {
  readonly #mayEdit: () => boolean;

  constructor(text: Y.Text, mayEdit: () => boolean) {
    // The binding adds its own origin; an empty set keeps every other author's transactions out.
    super(text, { trackedOrigins: new Set() });
    this.#mayEdit = mayEdit;
  }

  override undo() {
    return this.#mayEdit() ? super.undo() : null;
  }

  override redo() {
    return this.#mayEdit() ? super.redo() : null;
  }
}

/** Binds a Y.Text to the editor: its edits both ways, and undo of what was typed here. */
export function sharedText(text: Y.Text, mayEdit: () => boolean): Extension {
  const undoManager = new OwnUndoManager(text, mayEdit);
  return [
    oneLineSeparator,
    ownEditsOnlyWhenWritable,
    // Before the default keymap: CodeMirror's history knows nothing of other authors.
    Prec.high(keymap.of(yUndoManagerKeymap)),
    // Before the binding, which is what the undo manager listens to.
    undoSteps(undoManager),
    yCollab(text, null, { undoManager }),
  ];
}

/**
 * `\n` is the only line break, so that positions mean the same in CodeMirror and in the Y.Text even when a peer sends
 * `\r`; what is pasted or dropped here is brought to `\n` first.
 */
const oneLineSeparator: Extension = [
  EditorState.lineSeparator.of('\n'),
  EditorView.clipboardInputFilter.of((pasted) => normaliseLineBreaks(pasted)),
];

export function normaliseLineBreaks(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

// Commands ask readOnly themselves; this holds for whatever does not.
const ownEditsOnlyWhenWritable = EditorState.changeFilter.of(
  (transaction) => !transaction.startState.readOnly || transaction.annotation(ySyncAnnotation) !== undefined,
);
