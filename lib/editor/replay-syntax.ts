import { highlightingFor } from '@codemirror/language';
import { type Extension, RangeSetBuilder, StateEffect } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { Parser, Tree } from '@lezer/common';
import { highlightTree } from '@lezer/highlight';
import { ParsedCode } from './parsed-code.ts';

/** A frame has 16 ms, and drawing takes most of them; a step of the replay is parsed within this, a page of code too. */
const FRAME_BUDGET_MS = 2;
/** How long nothing changes before the rest is parsed: longer than between two frames of a hand that scrubs. */
const REST_MS = 80;
/** Parsed at once while nothing moves; then whatever happened meanwhile has its turn. */
const REST_BUDGET_MS = 6;
/** A small step may move the view by this much. */
const SIGHT_LINES = 4;

/** Says what the code is parsed with; undefined leaves it without colours. */
export const setParser = StateEffect.define<Parser | undefined>();
/** Says where the next change is looked at; `isFar` where the view goes there with the place in its middle. */
export const lookAt = StateEffect.define<{ readonly place: number; readonly isFar: boolean }>();
const finished = StateEffect.define<null>();

/**
 * Colours the code without holding up a frame. CodeMirror's own language support parses up to the end of the view within
 * each change and colours some screens around it, which is most of the time of a seek into a long text. Here a change
 * colours the lines in sight; what can't be parsed in time, as if these were all there is. The rest follows when the
 * hand rests.
 */
export const replaySyntax: Extension = ViewPlugin.define((view) => new Colours(view), {
  decorations: ({ decorations }) => decorations,
  eventHandlers: {
    scroll() {
      this.measure();
    },
  },
});

interface Lines {
  readonly from: number;
  readonly to: number;
}

class Colours {
  decorations: DecorationSet = Decoration.none;
  readonly #view: EditorView;
  #code: ParsedCode | undefined;
  #page = { top: 0, height: 0 };
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
    if (docChanged) this.#colour(this.#linesInSight(effects.findLast((effect) => effect.is(lookAt))?.value));
    else if (parser !== undefined || viewportChanged || effects.some((effect) => effect.is(finished))) {
      this.#colour(this.#view.viewport);
    }
  }

  /** Notes which part of the text is on the screen, when that can be read without a layout of its own. */
  measure(): void {
    this.#view.requestMeasure({
      key: this,
      read: ({ scrollDOM }) => {
        this.#page = { top: scrollDOM.scrollTop, height: scrollDOM.clientHeight };
      },
    });
  }

  destroy(): void {
    clearTimeout(this.#rest);
  }

  #linesInSight(look: { place: number; isFar: boolean } | undefined): Lines {
    const { viewport, defaultLineHeight } = this.#view;
    if (this.#page.height === 0) return viewport;
    const place = look === undefined ? undefined : this.#view.lineBlockAt(look.place);
    const reach = look?.isFar ? this.#page.height / 2 : SIGHT_LINES * defaultLineHeight;
    const top = look?.isFar ? (place?.top ?? 0) : Math.min(this.#page.top, place?.top ?? this.#page.top);
    const end = this.#page.top + this.#page.height;
    const bottom = look?.isFar ? (place?.bottom ?? 0) : Math.max(end, place?.bottom ?? end);
    return {
      from: Math.max(viewport.from, this.#view.lineBlockAtHeight(top - reach).from),
      to: Math.min(viewport.to, this.#view.lineBlockAtHeight(bottom + reach).to),
    };
  }

  #colour({ from, to }: Lines): void {
    clearTimeout(this.#rest);
    const { viewport, state } = this.#view;
    const whole = this.#code?.treeWithin(FRAME_BUDGET_MS);
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

const marks = new Map<string, Decoration>();

function markOf(classes: string): Decoration {
  const mark = marks.get(classes) ?? Decoration.mark({ class: classes });
  marks.set(classes, mark);
  return mark;
}
