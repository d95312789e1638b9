import {
  type Completion,
  type CompletionResult,
  type CompletionSource,
  completeAnyWord,
} from '@codemirror/autocomplete';

/** Completes words found in the document, leaving out what the language's own sources already offer. */
export function otherWords(reserved: readonly string[], scope?: CompletionSource): CompletionSource {
  const known = new Set(reserved);
  return async (context) => {
    const words = await completeAnyWord(context);
    if (words === null) return null;
    const local = labels(await scope?.(context));
    return {
      ...words,
      options: words.options.filter(({ label }) => !known.has(label) && !local.has(label)).map(asWord),
    };
  };
}

/** A keyword as a completion. */
export function keyword(label: string): Completion {
  return { label, type: 'keyword' };
}

function labels(result: CompletionResult | null | undefined): ReadonlySet<string> {
  return new Set(result?.options.map(({ label }) => label));
}

// Below what the grammar knows to be a name.
function asWord(option: Completion): Completion {
  return { ...option, boost: -1 };
}
