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
const REST_MS = 200;
/** Parsed at once while nothing moves; then whatever happened meanwhile has its turn. */
const REST_BUDGET_MS = 6;
/** A small step may move the view by this much. */
const SIGHT_LINES = 4;

/** Says what the code is parsed with; undefined leaves it without colours. */
export const setParser = StateEffect.define<Parser | undefined>();
/** Says where the next change is looked at; `isFar` where the view goes there with the place in its middle. */
export const lookAt = StateEffect.define<Look>();
const finished = StateEffect.define<null>();

/**
 * Colours the code without holding up a frame. CodeMirror's own language support parses up to the end of the view within
 * each change and colours some screens around it, which is most of the time of a seek into a long text. Here a change
 * colours the lines in sight; what can't be parsed in time, as if these were all there is. The rest follows when the
 * hand rests.
 */
export const replaySyntax: Extension = Prec.high(
  // Before all other marks: theirs go around these, and are not cut up by every word.
  ViewPlugin.define((view) => new Colours(view), {
    decorations: ({ decorations }) => decorations,
    eventHandlers: {
      scroll() {
        this.measure();
      },
    },
  }),
);

interface Look {
  readonly place: number;
  readonly isFar: boolean;
}

interface Lines {
  readonly from: number;
  readonly to: number;
}

class Colours {
  decorations: DecorationSet = Decoration.none;
  readonly #view: EditorView;
  #code: ParsedCode | undefined;
  #page = { top: 0, lines: 0 };
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView) {
    this.#view = view;
  }

  update({ docChanged, viewportChanged, geometryChanged, transactions, changes, state }: ViewUpdate): void {
    const effects = transactions.flatMap((transaction) => transaction.effects);
    const parser = effects.findLast((effect) => effect.is(setParser));
    if (parser !== undefined) this.#code = parser.value && new ParsedCode(parser.value, state.doc);
    else if (docChanged) this.#code?.change(changes, state.doc);
    if (geometryChanged) this.measure();
    if (docChanged) {
      const look = effects.findLast((effect) => effect.is(lookAt))?.value;
      const isLeap = state.doc.length > SHORT_CHARACTERS && changedCharacters(changes) > STEP_CHARACTERS;
      this.#colour(this.#linesInSight(changes, look), isLeap ? 0 : FRAME_BUDGET_MS);
    } else if (parser !== undefined || viewportChanged || effects.some((effect) => effect.is(finished))) {
      this.#colour(this.#view.viewport, FRAME_BUDGET_MS);
    }
  }

  /** Notes which part of the text is on the screen, when that can be read without a layout of its own. */
  measure(): void {
    this.#view.requestMeasure({
      key: this,
      read: (view) => {
        const { scrollTop, clientHeight } = view.scrollDOM;
        const lines = Math.ceil(clientHeight / view.defaultLineHeight);
        this.#page = { top: view.lineBlockAtHeight(scrollTop).from, lines };
      },
    });
  }

  destroy(): void {
    clearTimeout(this.#rest);
  }

  /** Counted in lines, since nothing may be measured during an update. */
  #linesInSight(changes: ChangeDesc, look: Look | undefined): Lines {
    const { viewport, state } = this.#view;
    const { top, lines } = this.#page;
    if (lines === 0) return viewport;
    const placeLine = look && state.doc.lineAt(look.place).number;
    const topLine = state.doc.lineAt(changes.mapPos(Math.min(top, changes.length))).number;
    const [first, last] =
      look?.isFar && placeLine !== undefined
        ? [placeLine - lines / 2, placeLine + lines / 2]
        : [Math.min(topLine, placeLine ?? topLine), Math.max(topLine + lines, placeLine ?? 0)];
    const line = (number: number) => state.doc.line(Math.min(state.doc.lines, Math.max(1, Math.round(number))));
    const from = Math.max(viewport.from, line(first - SIGHT_LINES).from);
    const to = Math.min(viewport.to, line(last + SIGHT_LINES).to);
    return from < to ? { from, to } : viewport;
  }

  #colour({ from, to }: Lines, budgetMs: number): void {
    clearTimeout(this.#rest);
    const { viewport, state } = this.#view;
    const whole = this.#code?.treeWithin(budgetMs);
    const colours = new RangeSetBuilder<Decoration>();
    const highlighter = { style: (tags: Parameters<typeof highlightingFor>[1]) => highlightingFor(state, tags) };
    const paint = (tree: Tree, offset: number) =>
      highlightTree(
        tree,
        highlighter,
        (begin, end, classes) => colours.add(begin + offset, end + offset, markOf(classes)),
        from - offset,
        to - offset,
      );
    if (whole !== undefined) paint(whole, 0);
    else if (this.#code !== undefined) paint(this.#code.parseAlone(from, to), from);
    this.decorations = colours.finish();
    const isAll = whole !== undefined && from === viewport.from && to === viewport.to;
    if (this.#code !== undefined && !isAll) this.#rest = setTimeout(() => this.#goOn(), REST_MS);
  }

  #goOn(): void {
    if (this.#code?.treeWithin(REST_BUDGET_MS) === undefined) this.#rest = setTimeout(() => this.#goOn());
    else this.#view.dispatch({ effects: finished.of(null) });
  }
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
