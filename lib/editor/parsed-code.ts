import { DocInput } from '@codemirror/language';
import type { ChangeDesc, Text } from '@codemirror/state';
import { type ChangedRange, type Parser, type PartialParse, type Tree, TreeFragment } from '@lezer/common';

/** The syntax tree of a text that changes: what was parsed before and stayed the same is not parsed again. */
export class ParsedCode {
  readonly #parser: Parser;
  #text: Text;
  #fragments: readonly TreeFragment[] = [];
  #parse: PartialParse | undefined;
  #tree: Tree | undefined;

  constructor(parser: Parser, text: Text) {
    this.#parser = parser;
    this.#text = text;
  }

  change(changes: ChangeDesc, text: Text): void {
    this.#keepUnfinished();
    const ranges: ChangedRange[] = [];
    changes.iterChangedRanges((fromA, toA, fromB, toB) => ranges.push({ fromA, toA, fromB, toB }));
    this.#fragments = TreeFragment.applyChanges(this.#fragments, ranges);
    this.#text = text;
    this.#tree = undefined;
  }

  /** The tree of the whole text, if it's done by then; the next call goes on where this one stopped. */
  treeWithin(budgetMs: number): Tree | undefined {
    const deadline = performance.now() + budgetMs;
    while (this.#tree === undefined && performance.now() < deadline) {
      this.#parse ??= this.#parser.startParse(new DocInput(this.#text), this.#fragments);
      const tree = this.#parse.advance();
      if (tree === null) continue;
      this.#parse = undefined;
      this.#fragments = TreeFragment.addTree(tree, this.#fragments);
      this.#tree = tree;
    }
    return this.#tree;
  }

  #keepUnfinished(): void {
    const parse = this.#parse;
    if (parse === undefined) return;
    this.#parse = undefined;
    parse.stopAt(parse.parsedPos);
    let tree: Tree | null = null;
    while (tree === null) tree = parse.advance();
    this.#fragments = TreeFragment.addTree(tree, this.#fragments, true);
  }
}
