import { structuredPatch } from 'diff';
import { useMemo } from 'react';

const CONTEXT_LINES = 3;
const SIGN_CLASS = { '+': 'diff-added', '-': 'diff-removed', ' ': '' } as const;
const SIGN_WORD = { '+': 'Added: ', '-': 'Removed: ', ' ': '' } as const;

/** What changed from one text to another, line by line; told apart by sign and word, not by colour alone. */
export function CodeDiff({ before, after }: { before: string; after: string }) {
  const hunks = useMemo(
    () => structuredPatch('', '', before, after, undefined, undefined, { context: CONTEXT_LINES }).hunks,
    [before, after],
  );
  if (hunks.length === 0) return <p className="px-3 py-2 text-muted">Nothing changed.</p>;
  return (
    <div className="console py-2">
      {hunks.map(({ oldStart, newStart, lines }) => (
        <div key={`${oldStart}-${newStart}`} className="mb-2">
          <p className="px-3 text-muted">line {newStart}</p>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a patch does not change.
            <DiffLine key={index} line={line} />
          ))}
        </div>
      ))}
    </div>
  );
}

function DiffLine({ line }: { line: string }) {
  const sign = line.startsWith('+') ? '+' : line.startsWith('-') ? '-' : ' ';
  return (
    <div className={`px-3 whitespace-pre-wrap ${SIGN_CLASS[sign]}`}>
      <span className="sr-only">{SIGN_WORD[sign]}</span>
      <span aria-hidden>{sign} </span>
      {line.slice(1)}
    </div>
  );
}
