import { highlightingFor } from '@codemirror/language';
import { type ChangeDesc, type Extension, Prec, RangeSetBuilder, StateEffect } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { Parser, Tree } from '@lezer/common';
import { highlightTree } from '@lezer/highlight';
import { ParsedCode } from './parsed-code.ts';

/** A frame has 16 ms, and drawing takes most of them; a step of the replay is parsed within this, and a short text. */
const FRAME_BUDGET_MS = 2;
const SHORT_CHARACTERS = 4_000;
/** A change of more leaps to another moment: of a long text, that would not be parsed in time. */
const STEP_CHARACTERS = 200;
/** How long nothing changes before the rest is parsed: longer than between two frames of a hand that scrubs. */
const REST_MS = 80;
/** Parsed at once while nothing moves; then whatever happened meanwhile has its turn. */
const REST_BUDGET_MS = 6;

/** Says what the code is parsed with; undefined leaves it without colours. */
export const setParser = StateEffect.define<Parser | undefined>();
const finished = StateEffect.define<null>();

/**
 * Colours the code without holding up a frame. CodeMirror's own language support parses up to the end of the view within
 * each change, which is most of the time of a seek into a long text. Here such a seek keeps the colours of what stayed
 * and shows the rest in ink; its colours follow when the hand rests. A step, and a short text, are coloured at once.
 */
export const replaySyntax: Extension = Prec.high(
  // Before all other marks: theirs go around these, and are not cut up by every word.
  ViewPlugin.define((view) => new Colours(view), { decorations: ({ decorations }) => decorations }),
);

class Colours {
  decorations: DecorationSet = Decoration.none;
  readonly #view: EditorView;
  #code: ParsedCode | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView) {
    this.#view = view;
  }

  update({ docChanged, viewportChanged, transactions, changes, state }: ViewUpdate): void {
    const effects = transactions.flatMap((transaction) => transaction.effects);
    const parser = effects.findLast((effect) => effect.is(setParser));
    if (parser !== undefined) this.#code = parser.value && new ParsedCode(parser.value, state.doc);
    else if (docChanged) this.#code?.change(changes, state.doc);
    this.decorations = this.decorations.map(changes);
    if (docChanged || viewportChanged || parser !== undefined || effects.some((effect) => effect.is(finished))) {
      const isLeap = state.doc.length > SHORT_CHARACTERS && changedCharacters(changes) > STEP_CHARACTERS;
      this.#colour(isLeap ? 0 : FRAME_BUDGET_MS);
    }
  }

  destroy(): void {
    clearTimeout(this.#rest);
  }

  #colour(budgetMs: number): void {
    clearTimeout(this.#rest);
    if (this.#code === undefined) {
      this.decorations = Decoration.none;
      return;
    }
    const tree = this.#code.treeWithin(budgetMs);
    if (tree === undefined) this.#rest = setTimeout(() => this.#goOn(), REST_MS);
    else this.decorations = coloursOf(tree, this.#view);
  }

  #goOn(): void {
    if (this.#code?.treeWithin(REST_BUDGET_MS) === undefined) this.#rest = setTimeout(() => this.#goOn());
    else this.#view.dispatch({ effects: finished.of(null) });
  }
}

/** Of the lines near the view. */
function coloursOf(tree: Tree, { state, viewport }: EditorView): DecorationSet {
  const colours = new RangeSetBuilder<Decoration>();
  highlightTree(
    tree,
    { style: (tags) => highlightingFor(state, tags) },
    (from, to, classes) => colours.add(from, to, markOf(classes)),
    viewport.from,
    viewport.to,
  );
  return colours.finish();
}

function changedCharacters(changes: ChangeDesc): number {
  let count = 0;
  changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    count += toA - fromA + toB - fromB;
  });
  return count;
}

const marks = new Map<string, Decoration>();

function markOf(classes: string): Decoration {
  const mark = marks.get(classes) ?? Decoration.mark({ class: classes });
  marks.set(classes, mark);
  return mark;
}
