import { defaultKeymap } from '@codemirror/commands';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  keymap,
  MatchDecorator,
  placeholder,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';
import type * as Y from 'yjs';
import { STAMP } from '../protocol/notes.ts';
import { sharedText } from './shared-text.ts';

export interface NotesEditorOptions {
  readonly parent: HTMLElement;
  readonly text: Y.Text;
  /** What a screen reader calls the editor. */
  readonly label: string;
  /** Id of the element that says what can be done in it by keyboard. */
  readonly describedBy: string;
  /** The page's nonce, under a strict content policy. */
  readonly nonce: string | undefined;
  readonly readOnly: boolean;
  /** The key for a stamp was pressed. */
  readonly onStamp: () => void;
  /** A stamp was followed to its moment. */
  readonly onOpen: (seq: number) => void;
}

/** An editor for notes over a shared text: prose, with stamps that lead to moments. */
export interface NotesEditor {
  /** Puts a stamp at the beginning of the caret's line, or at the caret where the line has one. */
  insertStamp(stamp: string): void;
  setReadOnly(readOnly: boolean): void;
  destroy(): void;
}

/** Puts a notes editor into an element; it shows the text as it is and follows it from then on. */
export function createNotesEditor(options: NotesEditorOptions): NotesEditor {
  const { parent, text, nonce, label, describedBy } = options;
  const readOnlyNow = new Compartment();
  const view: EditorView = new EditorView({
    parent,
    state: EditorState.create({
      doc: text.toString(),
      extensions: [
        nonce === undefined ? [] : EditorView.cspNonce.of(nonce),
        sharedText(text, () => !view.state.readOnly),
        readOnlyNow.of(EditorState.readOnly.of(options.readOnly)),
        EditorView.lineWrapping,
        placeholder('Only hosts see these notes.'),
        stamps(options.onOpen),
        keymap.of([
          { key: 'Mod-;', run: () => told(options.onStamp), preventDefault: true },
          { key: 'Mod-Enter', run: (here) => openStampOfLine(here, options.onOpen), preventDefault: true },
          ...defaultKeymap,
        ]),
        EditorView.contentAttributes.of({
          'aria-label': label,
          'aria-describedby': describedBy,
          spellcheck: 'true',
          tabindex: '0',
        }),
        look,
      ],
    }),
  });

  return {
    insertStamp: (stamp) => {
      const { head } = view.state.selection.main;
      const line = view.state.doc.lineAt(head);
      const hasOne = line.text.search(STAMP) === 0;
      const at = hasOne ? head : line.from;
      const insert = `${stamp} `;
      const anchor = head + (at <= head ? insert.length : 0);
      view.dispatch({ changes: { from: at, insert }, selection: { anchor }, userEvent: 'input' });
      view.focus();
    },
    setReadOnly: (next) => view.dispatch({ effects: readOnlyNow.reconfigure(EditorState.readOnly.of(next)) }),
    destroy: () => view.destroy(),
  };
}

function told(tell: () => void): boolean {
  tell();
  return true;
}

/** A stamp shown as its time alone. */
class StampWidget extends WidgetType {
  readonly #time: string;
  readonly #seq: number;

  constructor(time: string, seq: number) {
    super();
    this.#time = time;
    this.#seq = seq;
  }

  override eq(other: StampWidget): boolean {
    return other.#seq === this.#seq && other.#time === this.#time;
  }

  override toDOM(): HTMLElement {
    const stamp = document.createElement('button');
    stamp.type = 'button';
    stamp.className = 'cm-stamp';
    stamp.tabIndex = -1;
    stamp.dataset['seq'] = String(this.#seq);
    stamp.textContent = this.#time;
    stamp.setAttribute('aria-label', `Moment ${this.#time}, open in the replay`);
    return stamp;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

const matcher = new MatchDecorator({
  regexp: STAMP,
  decoration: ([, time = '', seq = '']) => Decoration.replace({ widget: new StampWidget(time, Number(seq)) }),
});

function stamps(onOpen: (seq: number) => void): Extension {
  return ViewPlugin.fromClass(
    class {
      shown: DecorationSet;
      constructor(view: EditorView) {
        this.shown = matcher.createDeco(view);
      }
      update(update: ViewUpdate) {
        this.shown = matcher.updateDeco(update, this.shown);
      }
    },
    {
      decorations: ({ shown }) => shown,
      provide: (plugin) => EditorView.atomicRanges.of((view) => view.plugin(plugin)?.shown ?? Decoration.none),
      eventHandlers: {
        mousedown: (event) => {
          const stamp = event.target instanceof Element ? event.target.closest<HTMLElement>('.cm-stamp') : null;
          if (stamp === null) return false;
          event.preventDefault();
          onOpen(Number(stamp.dataset['seq']));
          return true;
        },
      },
    },
  );
}

function openStampOfLine(view: EditorView, onOpen: (seq: number) => void): boolean {
  const line = view.state.doc.lineAt(view.state.selection.main.head);
  const [first] = line.text.matchAll(STAMP);
  if (first !== undefined) onOpen(Number(first[2]));
  return true;
}

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--page)', fontSize: '0.875rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--ui-font)', lineHeight: '1.6', overscrollBehavior: 'contain' },
  '.cm-content': { padding: '0.75rem 0 30vh', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 1rem' },
  '.cm-placeholder': { color: 'var(--muted)' },
  '.cm-stamp': {
    margin: '0 1px',
    padding: '0 0.375rem',
    border: 'none',
    borderRadius: '4px',
    color: 'var(--accent)',
    backgroundColor: 'var(--hover)',
    fontFamily: 'var(--code-font)',
    fontSize: '0.75rem',
    lineHeight: '1.25rem',
  },
  '.cm-stamp:hover': { textDecoration: 'underline' },
});
