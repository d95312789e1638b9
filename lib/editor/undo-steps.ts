import { type Extension, Transaction } from '@codemirror/state';
import { ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { ySyncAnnotation } from 'y-codemirror.next';
import type * as Y from 'yjs';

/**
 * Cuts one's edits into steps of undo: Yjs alone would take everything typed without a pause, pastes included, as one.
 * A step ends where the caret is put elsewhere, and where one kind of edit follows another.
 */
export function undoSteps(undoManager: Y.UndoManager): Extension {
  let lastKind = '';
  const update = ({ transactions }: ViewUpdate) => {
    for (const transaction of transactions) {
      if (transaction.annotation(ySyncAnnotation) !== undefined) continue;
      if (!transaction.docChanged && transaction.selection === undefined) continue;
      const kind = kindOf(transaction);
      if (kind !== lastKind || !CONTINUES.has(kind)) undoManager.stopCapturing();
      lastKind = kind;
    }
  };
  return ViewPlugin.define(() => ({ update }));
}

/** Typing after typing and deleting after deleting go on with a step; each paste is one of its own. */
const CONTINUES = new Set(['input.type', 'delete.backward', 'delete.forward']);

function kindOf(transaction: Transaction): string {
  if (!transaction.docChanged) return 'select';
  return (transaction.annotation(Transaction.userEvent) ?? 'other').split('.').slice(0, 2).join('.');
}
