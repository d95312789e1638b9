import { javascriptLanguage } from '@codemirror/lang-javascript';
import { ChangeSet, Text } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { ParsedCode } from './parsed-code.ts';

const { parser } = javascriptLanguage;
const SOURCE = Array.from({ length: 400 }, (_, n) => `function part${n}(x) {\n  return x + ${n};\n}\n`).join('\n');
const textOf = (source: string) => Text.of(source.split('\n'));
const MINUTE = 60_000;

describe('parsed code', () => {
  it('goes on where it stopped, until there is the tree of the whole text', () => {
    const code = new ParsedCode(parser, textOf(SOURCE));
    expect(code.treeWithin(0)).toBeUndefined();
    let calls = 0;
    while (code.treeWithin(0.05) === undefined) calls++;
    expect(calls).toBeGreaterThan(0);
    expect(code.treeWithin(0)?.toString()).toBe(parser.parse(SOURCE).toString());
  });

  it('is that of the text after every change, finished before it or not', () => {
    const code = new ParsedCode(parser, textOf(SOURCE));
    let source = SOURCE;
    for (let turn = 0; turn < 60; turn++) {
      code.treeWithin(0.02);
      const from = source.indexOf('function', (turn * 7_919) % (source.length - 100));
      const to = turn % 3 === 0 ? source.indexOf('function', from + 1) : from;
      const insert = turn % 2 === 0 ? `const added${turn} = [1];\n` : '';
      const changes = ChangeSet.of({ from, to, insert }, source.length);
      source = source.slice(0, from) + insert + source.slice(to);
      code.change(changes, textOf(source));
      if (turn % 4 === 0) {
        const isRight = code.treeWithin(MINUTE)?.toString() === parser.parse(source).toString();
        expect(isRight, `after change ${turn}`).toBe(true);
      }
    }
  });
});
