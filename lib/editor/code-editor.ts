import { Compartment, EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Language } from '../protocol/languages.ts';
import { caretPublisher } from './caret-publisher.ts';
import { editing } from './editing.ts';
import { editorTheme } from './editor-theme.ts';
import { loadLanguage } from './language-support.ts';
import { pasteWatch } from './paste-watch.ts';
import { offsetNow, type Place, pinnedPlaces, pinText } from './pinned-places.ts';
import { remoteCarets } from './remote-carets.ts';
import { sharedText } from './shared-text.ts';

export interface CodeEditorOptions {
  readonly parent: HTMLElement;
  readonly text: Y.Text;
  readonly awareness: Awareness;
  readonly language: Language;
  readonly readOnly: boolean;
  /** What a screen reader calls the editor. */
  readonly label: string;
  /** Id of the element that says how to leave it by keyboard. */
  readonly describedBy: string;
  /** The page's nonce, under a strict content policy. */
  readonly nonce: string | undefined;
  /** Ctrl or Cmd with Enter. */
  readonly onRun: () => void;
  /** So many characters were pasted, and are in the text. */
  readonly onPaste?: (characters: number) => void;
}

/** An editor over a shared text, with the carets of the others in it. */
export interface CodeEditor {
  setLanguage(language: Language): void;
  setReadOnly(readOnly: boolean): void;
  setLabel(label: string): void;
  /** Replaces the whole text as an edit of one's own, which undo takes back. */
  replaceAll(text: string): void;
  /** Remembers the text as it is under a name, for `goTo` after later edits. */
  pin(name: string): void;
  /** Puts the caret where a place of the text pinned under that name is by now, or as near as can be, and shows it. */
  goTo(place: Place, pinnedAs?: string): void;
  focus(): void;
  destroy(): void;
}

/** Puts an editor into an element; it shows the text as it is and follows it from then on. */
export function createCodeEditor(options: CodeEditorOptions): CodeEditor {
  const { parent, text, awareness, nonce } = options;
  const [language, readOnly, label] = [new Compartment(), new Compartment(), new Compartment()];
  const view: EditorView = new EditorView({
    parent,
    state: EditorState.create({
      doc: text.toString(),
      extensions: [
        nonce === undefined ? [] : EditorView.cspNonce.of(nonce),
        runKey(options.onRun),
        options.onPaste === undefined ? [] : pasteWatch(options.onPaste),
        sharedText(text, () => !view.state.readOnly),
        editing,
        caretPublisher(text, awareness),
        remoteCarets(text, awareness),
        pinnedPlaces,
        readOnly.of(EditorState.readOnly.of(options.readOnly)),
        label.of(named(options)),
        language.of([]),
        editorTheme,
      ],
    }),
  });

  let wanted: Language | undefined;
  const setLanguage = (next: Language) => {
    if (next === wanted) return;
    wanted = next;
    void loadLanguage(next).then((support) => {
      if (wanted === next) view.dispatch({ effects: language.reconfigure(support) });
    });
  };
  setLanguage(options.language);

  return {
    setLanguage,
    setReadOnly: (next) => view.dispatch({ effects: readOnly.reconfigure(EditorState.readOnly.of(next)) }),
    setLabel: (next) =>
      view.dispatch({ effects: label.reconfigure(named({ label: next, describedBy: options.describedBy })) }),
    replaceAll: (next) =>
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next }, userEvent: 'input.replace' }),
    pin: (name) => view.dispatch({ effects: pinText.of(name) }),
    goTo: (place, pinnedAs) => {
      const anchor = offsetNow(view.state, place, pinnedAs);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.focus();
    },
    focus: () => view.focus(),
    destroy: () => {
      wanted = undefined;
      view.destroy();
    },
  };
}

function named({ label, describedBy }: Pick<CodeEditorOptions, 'label' | 'describedBy'>): Extension {
  return EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedBy });
}

function runKey(onRun: () => void): Extension {
  const run = () => {
    onRun();
    return true;
  };
  return Prec.highest(keymap.of([{ key: 'Mod-Enter', run, preventDefault: true }]));
}
