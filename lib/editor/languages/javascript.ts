import { snippetCompletion } from '@codemirror/autocomplete';
import { javascript, javascriptLanguage, localCompletionSource, typescriptLanguage } from '@codemirror/lang-javascript';
import { indentUnit } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { completeList } from './complete-list.ts';
import { wordList } from './word-list.ts';
import { keyword, otherWords } from './words.ts';

// What the package leaves out of its own list.
const KEYWORDS = wordList(`
  async await catch class do else for from function if import null of switch try undefined while
`);
const TYPE_KEYWORDS = wordList(`
  any boolean enum interface keyof never number readonly satisfies string type unknown
`);

const GLOBALS = wordList(`
  Array BigInt Boolean Date Error Infinity JSON Map Math Number Object Promise RegExp Set String Symbol WeakMap
  console process setTimeout structuredClone
`);

const SNIPPETS = [
  snippetCompletion('console.log(${});', { label: 'log', detail: 'console.log', type: 'text' }),
  snippetCompletion('const ${name} = (${}) => {\n\t${}\n};', { label: 'arrow', detail: 'function', type: 'text' }),
  snippetCompletion(
    "import { createInterface } from 'node:readline';\n\nfor await (const line of createInterface({ input: process.stdin })) {\n\t${}\n}",
    {
      label: 'readlines',
      detail: 'from stdin',
      type: 'text',
    },
  ),
];

const globals = GLOBALS.map((label) => ({ label, type: /^[A-Z]/.test(label) ? 'class' : 'variable' }));
const own = [...KEYWORDS.map(keyword), ...globals, ...SNIPPETS];
const words = otherWords([...KEYWORDS, ...GLOBALS], localCompletionSource);

export const javascriptSupport: Extension = [
  javascript(),
  indentUnit.of('  '),
  javascriptLanguage.data.of({ autocomplete: completeList(own) }),
  javascriptLanguage.data.of({ autocomplete: words }),
];

export const typescriptSupport: Extension = [
  javascript({ typescript: true }),
  indentUnit.of('  '),
  typescriptLanguage.data.of({ autocomplete: completeList([...own, ...TYPE_KEYWORDS.map(keyword)]) }),
  typescriptLanguage.data.of({ autocomplete: words }),
];
