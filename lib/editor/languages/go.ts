import { snippetCompletion } from '@codemirror/autocomplete';
import { go, goLanguage, localCompletionSource } from '@codemirror/lang-go';
import { indentUnit } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { completeList } from './complete-list.ts';
import { wordList } from './word-list.ts';
import { keyword, otherWords } from './words.ts';

const KEYWORDS = wordList(`
  case const for func if import select switch type var
`);
const TYPES = wordList(`
  any bool byte error float64 int int64 rune string uint64
`);
const BUILTINS = wordList(`
  append cap clear close copy delete len make max min new panic recover
`);

const SNIPPETS = [
  snippetCompletion('fmt.Println(${})', { label: 'println', detail: 'fmt', type: 'text' }),
  snippetCompletion('fmt.Printf("${%v}\\n", ${})', { label: 'printf', detail: 'fmt', type: 'text' }),
  snippetCompletion('if err != nil {\n\treturn ${err}\n}', { label: 'iferr', detail: 'return err', type: 'text' }),
];

/** Go's grammar, tabs, its own completions, and the document's words. */
export const goSupport: Extension = [
  go(),
  indentUnit.of('\t'),
  EditorState.tabSize.of(4),
  goLanguage.data.of({
    autocomplete: completeList([
      ...KEYWORDS.map(keyword),
      ...TYPES.map((label) => ({ label, type: 'type' })),
      ...BUILTINS.map((label) => ({ label, type: 'function' })),
      ...SNIPPETS,
    ]),
  }),
  goLanguage.data.of({ autocomplete: otherWords([...KEYWORDS, ...TYPES, ...BUILTINS], localCompletionSource) }),
];
