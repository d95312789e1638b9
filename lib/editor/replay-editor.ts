import { standardKeymap } from '@codemirror/commands';
import { language as languageFacet } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension, type Range, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Language } from '../protocol/languages.ts';
import { editorTheme } from './editor-theme.ts';
import { loadLanguage } from './language-support.ts';
import { RemoteCaretWidget } from './remote-caret-widget.ts';
import { replaySyntax, setParser } from './replay-syntax.ts';

/** One person's caret, as it was. */
export interface ShownCaret {
  readonly name: string;
  readonly color: number;
  readonly anchor: number;
  readonly head: number;
  /** Whether it moved since the last frame: then the name shows again. */
  readonly moved: boolean;
}

/** A stretch of the text under a class of the page's. */
export interface ShownSpan {
  readonly from: number;
  readonly to: number;
  readonly className: string;
}

/** What to show next; what is left out stays as it is. */
export interface ShownFrame {
  readonly change?: { readonly from: number; readonly to: number; readonly insert: string } | undefined;
  readonly carets?: readonly ShownCaret[];
  readonly spans?: readonly ShownSpan[];
  /** Brought into view. */
  readonly focus?: number | undefined;
}

export interface ReplayEditorOptions {
  readonly parent: HTMLElement;
  /** What a screen reader calls the editor. */
  readonly label: string;
  readonly nonce: string | undefined;
  /** A character was clicked. */
  readonly onPick: (index: number) => void;
  /** What is selected changed; empty where nothing is. */
  readonly onSelect: (range: SelectedRange) => void;
}

/** A stretch of the text, empty where the caret stands. */
export interface SelectedRange {
  readonly from: number;
  readonly to: number;
}

/** The editor of a replay: it shows what it is told and nobody types in it. */
export interface ReplayEditor {
  show(frame: ShownFrame): void;
  setLanguage(language: Language): void;
  selected(): SelectedRange;
  focus(): void;
  destroy(): void;
}

const setSpans = StateEffect.define<DecorationSet>();
const setCarets = StateEffect.define<DecorationSet>();

/** Moves the caret and selects. What would write does nothing here, and Home and End belong to the session. */
const readingKeys = standardKeymap.filter(({ key }) => key !== 'Home' && key !== 'End');

/** What is near the view moves as little as it can; what is far comes to the middle, with something around it. */
const NEAR = { y: 'nearest', yMargin: 72 } as const;

/**
 * Puts a replay's editor into an element. It takes plain changes: a shared text would keep a tombstone of every seek,
 * and there is nobody to share with.
 */
export function createReplayEditor({ parent, label, nonce, onPick, onSelect }: ReplayEditorOptions): ReplayEditor {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      extensions: [
        nonce === undefined ? [] : EditorView.cspNonce.of(nonce),
        EditorState.lineSeparator.of('\n'),
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        // Not editable, it would not take the focus: yet its text is to be read, selected and searched by keyboard.
        EditorView.contentAttributes.of({
          'aria-label': label,
          role: 'textbox',
          'aria-readonly': 'true',
          tabindex: '0',
        }),
        lineNumbers(),
        highlightSpecialChars(),
        drawSelection(),
        search({ top: true }),
        keymap.of([...searchKeymap, ...readingKeys]),
        decorationsSetBy(setSpans),
        decorationsSetBy(setCarets),
        EditorView.domEventHandlers({
          click: (event, clicked) => {
            const index = characterAt(clicked, event);
            if (index !== undefined && clicked.state.selection.main.empty) onPick(index);
          },
        }),
        EditorView.updateListener.of(({ selectionSet, state }) => {
          if (selectionSet) onSelect(selectedIn(state));
        }),
        replaySyntax,
        editorTheme,
      ],
    }),
  });
  const moves = new Map<string, number>();

  const dispatchChange = (change: ShownFrame['change'], effects: StateEffect<unknown>[]) => {
    if (change !== undefined) view.dispatch({ changes: change, effects });
    else if (effects.length > 0) view.dispatch({ effects });
  };
  const isNear = (index: number) => index >= view.viewport.from && index <= view.viewport.to;

  let wanted: Language | undefined;
  return {
    show: ({ change, carets, spans, focus }) => {
      const effects: StateEffect<unknown>[] = [];
      if (spans !== undefined) effects.push(setSpans.of(spanDecorations(spans)));
      if (carets !== undefined) effects.push(setCarets.of(caretDecorations(carets, moves)));
      if (focus === undefined) return dispatchChange(change, effects);
      // In one go, since each forces a layout; but a place is clipped to the text as it was before the change.
      const isBeyond = focus > view.state.doc.length;
      if (isBeyond) dispatchChange(change, effects);
      const scroll = EditorView.scrollIntoView(focus, isNear(focus) ? NEAR : { y: 'center' });
      return isBeyond ? view.dispatch({ effects: scroll }) : dispatchChange(change, [...effects, scroll]);
    },
    setLanguage: (next) => {
      if (next === wanted) return;
      wanted = next;
      void loadLanguage(next).then((support) => {
        if (wanted !== next) return;
        const parser = EditorState.create({ extensions: support }).facet(languageFacet)?.parser;
        view.dispatch({ effects: setParser.of(parser) });
      });
    },
    selected: () => selectedIn(view.state),
    focus: () => view.focus(),
    destroy: () => {
      wanted = undefined;
      view.destroy();
    },
  };
}

function selectedIn({ selection: { main } }: EditorState): SelectedRange {
  return { from: main.from, to: main.to };
}

/** The character under the pointer; none where a line has ended. */
function characterAt(view: EditorView, { clientX: x, clientY: y }: MouseEvent): number | undefined {
  const place = view.posAndSideAtCoords({ x, y });
  if (place === null) return undefined;
  const index = place.assoc === -1 ? place.pos - 1 : place.pos;
  const box = index < 0 ? null : view.coordsForChar(index);
  return box !== null && x >= box.left && x <= box.right ? index : undefined;
}

/** Decorations that stay with their text until the effect brings others. */
function decorationsSetBy(effect: typeof setSpans): Extension {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update: (before, transaction) => {
      const set = transaction.effects.findLast((one) => one.is(effect));
      return set === undefined ? before.map(transaction.changes) : set.value;
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}

function spanDecorations(spans: readonly ShownSpan[]): DecorationSet {
  const marks = new Map<string, Decoration>();
  const ranges = spans.map(({ from, to, className }) => {
    const mark = marks.get(className) ?? Decoration.mark({ class: className });
    marks.set(className, mark);
    return mark.range(from, to);
  });
  return Decoration.set(ranges, true);
}

function caretDecorations(carets: readonly ShownCaret[], moves: Map<string, number>): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const { name, color, anchor, head, moved } of carets) {
    const key = `${color} ${name}`;
    const count = (moves.get(key) ?? 0) + (moved ? 1 : 0);
    moves.set(key, count);
    if (anchor !== head) {
      const selection = Decoration.mark({ class: `cm-remote-selection person-${color}` });
      ranges.push(selection.range(Math.min(anchor, head), Math.max(anchor, head)));
    }
    const widget = new RemoteCaretWidget({ name, color, moves: count });
    ranges.push(Decoration.widget({ widget, side: head > anchor ? -1 : 1 }).range(head));
  }
  return Decoration.set(ranges, true);
}
