import { snippetCompletion } from '@codemirror/autocomplete';
import { localCompletionSource, python, pythonLanguage } from '@codemirror/lang-python';
import { indentUnit } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { completeList } from './complete-list.ts';
import { wordList } from './word-list.ts';
import { keyword, otherWords } from './words.ts';

// What the package leaves out of its own list.
const KEYWORDS = wordList(`
  class def elif for if import match case try while with
`);

const SNIPPETS = [
  snippetCompletion('if __name__ == "__main__":\n\t${}', { label: 'main', detail: 'guard', type: 'text' }),
  snippetCompletion('for line in sys.stdin:\n\t${}', { label: 'readlines', detail: 'from stdin', type: 'text' }),
  snippetCompletion('from collections import ${defaultdict}', { label: 'collections', detail: 'import', type: 'text' }),
];

/** Python's grammar, four spaces, its own completions, and the document's words. */
export const pythonSupport: Extension = [
  python(),
  indentUnit.of('    '),
  pythonLanguage.data.of({ autocomplete: completeList([...KEYWORDS.map(keyword), ...SNIPPETS]) }),
  pythonLanguage.data.of({ autocomplete: otherWords(KEYWORDS, localCompletionSource) }),
];
