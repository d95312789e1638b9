import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Says how many characters were pasted or dropped, once they are in the text. */
export function pasteWatch(onPaste: (characters: number) => void): Extension {
  return EditorView.updateListener.of(({ transactions }) => {
    for (const transaction of transactions) {
      if (!transaction.isUserEvent('input.paste') && !transaction.isUserEvent('input.drop')) continue;
      let characters = 0;
      transaction.changes.iterChanges((_fromA, _toA, _fromB, _toB, inserted) => {
        characters += inserted.length;
      });
      if (characters > 0) onPaste(characters);
    }
  });
}
