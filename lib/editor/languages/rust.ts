import { snippetCompletion } from '@codemirror/autocomplete';
import { rust, rustLanguage } from '@codemirror/lang-rust';
import { indentUnit } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { completeList } from './complete-list.ts';
import { wordList } from './word-list.ts';
import { keyword, otherWords } from './words.ts';

const KEYWORDS = wordList(`
  as async await break const continue crate dyn else enum false fn for if impl in let loop match mod move mut pub
  ref return self Self static struct super trait true type unsafe use where while
`);
const TYPES = wordList(`
  bool char f64 i32 i64 u8 u32 u64 usize str Box BTreeMap HashMap HashSet Option Rc RefCell Result String Vec
  VecDeque
`);
const VARIANTS = ['Some', 'None', 'Ok', 'Err'];

const SNIPPETS = [
  snippetCompletion('fn ${name}(${}) {\n\t${}\n}', { label: 'fn', detail: 'definition', type: 'keyword' }),
  snippetCompletion('for ${item} in ${items} {\n\t${}\n}', { label: 'for', detail: 'loop', type: 'keyword' }),
  snippetCompletion('match ${value} {\n\t${pattern} => ${},\n}', {
    label: 'match',
    detail: 'expression',
    type: 'keyword',
  }),
  snippetCompletion('impl ${Type} {\n\t${}\n}', { label: 'impl', detail: 'block', type: 'keyword' }),
  snippetCompletion('println!("{}", ${});', { label: 'println', detail: 'macro', type: 'text' }),
  snippetCompletion('for line in std::io::stdin().lines() {\n\tlet line = line.expect("input");\n\t${}\n}', {
    label: 'readlines',
    detail: 'from stdin',
    type: 'text',
  }),
];

/** Rust's grammar, four spaces, and completions: the package brings none of its own. */
export const rustSupport: Extension = [
  rust(),
  indentUnit.of('    '),
  rustLanguage.data.of({
    autocomplete: completeList([
      ...KEYWORDS.map(keyword),
      ...TYPES.map((label) => ({ label, type: 'type' })),
      ...VARIANTS.map((label) => ({ label, type: 'enum' })),
      ...SNIPPETS,
    ]),
  }),
  rustLanguage.data.of({ autocomplete: otherWords([...KEYWORDS, ...TYPES, ...VARIANTS]) }),
];
