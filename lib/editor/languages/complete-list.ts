import { type Completion, type CompletionSource, completeFromList, ifNotIn } from '@codemirror/autocomplete';
import { wordList } from './word-list.ts';

/** Nodes of the five grammars in which a completion would only be in the way. */
const PROSE = wordList(`
  String TemplateString FormatString RawString Char LineComment BlockComment Comment PropertyName
`);

/** Completes from a list wherever code is written, but not in strings and comments. */
export function completeList(completions: readonly Completion[]): CompletionSource {
  return ifNotIn(PROSE, completeFromList(completions));
}
