import type { RunEnd } from '../../lib/protocol/runs.ts';

/** One kind of program, written in every language: what it reads, and exactly what it must print and end with. */
export interface Kind {
  readonly name: string;
  readonly stdin?: string;
  readonly stdout: string;
  /** Part of what it must say on standard error; nothing else may say anything there. */
  readonly stderr?: Readonly<Record<string, string>>;
  /** Exit code 0 unless said otherwise. */
  readonly end?: RunEnd | Readonly<Record<string, RunEnd>>;
}

const exit = (exitCode: number): RunEnd => ({ reason: 'exited', exitCode });

export const KINDS: readonly Kind[] = [
  {
    name: 'sorting',
    stdout: `146 189 80 147 326 849 500 687 306 109 120 627 86 969 940 967 666 429 960 707
80 86 109 120 146 147 189 306 326 429 500 627 666 687 707 849 940 960 967 969
true
fig date kiwi pear plum apple
`,
  },
  { name: 'recursion', stdout: '1023\nabc acb bac bca cab cba\n9\n' },
  {
    name: 'big_integers',
    stdout: `30414093201713378043612608166064768844377641568960512000000000000
222232244629420445529739893461909967206666939096499764990979600
1366
`,
  },
  { name: 'hash_maps', stdout: 'the 4\ndog 2\nfox 2\nand 1\n1 2\n' },
  { name: 'generics', stdout: '3 xxx 2 2\n' },
  { name: 'concurrency', stdout: '36000\n1 4 9 16 25 36 49 64\n' },
  { name: 'read_to_the_end', stdin: '1 2\n3\n\n40 50 -6\n', stdout: '4 6 90\n' },
  {
    name: 'unicode',
    stdin: 'héllo wörld\nпривет\n日本語😀\n',
    stdout: 'dlröw olléh 11 HÉLLO WÖRLD\nтевирп 6 ПРИВЕТ\n😀語本日 4 日本語😀\n',
  },
  { name: 'floats', stdout: '0.33333 2.50 1.000e+21 -0.125\n     3.142|42.0    |\nfalse true\n' },
  {
    name: 'panic',
    stdout: 'before\n',
    stderr: {
      javascript:
        "main.js:3\nconsole.log(items[7]);\n                 ^\n\nTypeError: Cannot read properties of null (reading '7')",
      typescript: 'main.ts:4\n',
      python: 'File "/box/main.py", line 3, in <module>',
      go: 'panic: runtime error: index out of range [7] with length 3',
      rust: 'main.rs:5:25:\nindex out of bounds: the len is 3 but the index is 7',
    },
    end: { javascript: exit(1), typescript: exit(1), python: exit(1), go: exit(2), rust: exit(101) },
  },
  { name: 'exit_three', stdout: 'leaving\n', end: exit(3) },
  {
    name: 'much_output',
    stdout: Array.from(
      { length: 4_000 },
      (_, n) => `${String(n).padStart(5, '0')} ${'abcdefghij'.repeat(4)}klm\n`,
    ).join(''),
  },
  { name: 'shortest_path', stdout: '17\n' },
];
