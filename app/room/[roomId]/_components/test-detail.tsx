'use client';

import { diffLines } from 'diff';
import type { CaseView } from '#lib/protocol/runs.ts';
import { comparableOutput } from '#lib/protocol/test-cases.ts';
import { endWords } from '../../../_components/run/run-words.ts';

interface TestDetailProps {
  readonly detail: NonNullable<CaseView['detail']>;
  readonly passed: boolean;
}

/** What one test gave the program to read, and how what it printed differs from what was expected. */
export function TestDetail({ detail, passed }: TestDetailProps) {
  const { stdin, expected, actual, stderr, end } = detail;
  const endedWell = end.reason === 'exited' && end.exitCode === 0;
  return (
    <div className="grid gap-2 px-3 pt-1 pb-3 pl-8.5">
      {endedWell ? null : <p className="text-danger">{endWords(end)}</p>}
      {stdin === '' ? null : <Part label="Input" text={stdin} />}
      {passed ? <Part label="Output" text={actual} /> : <Difference expected={expected} actual={actual} />}
      {stderr === '' ? null : <Part label="Standard error" text={stderr} />}
    </div>
  );
}

const boxClass = 'console max-h-64 overflow-auto rounded-md border border-line bg-bar whitespace-pre-wrap';

function Part({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <h3 className="pb-0.5 text-small text-muted">{label}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
      <pre tabIndex={0} className={`${boxClass} px-2 py-1`}>
        {text}
      </pre>
    </div>
  );
}

/** Lines that are missing and lines that are too many, told apart by sign and word and not by colour alone. */
function Difference({ expected, actual }: { expected: string; actual: string }) {
  const parts = diffLines(`${comparableOutput(expected)}\n`, `${comparableOutput(actual)}\n`);
  return (
    <div>
      <h3 className="pb-0.5 text-small text-muted">
        Difference: <span className="text-good">+ expected</span>, <span className="text-danger">− printed</span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
      <div tabIndex={0} data-testid="difference" className={`${boxClass} py-1`}>
        {parts.flatMap(({ value, added, removed }, index) =>
          value
            .replace(/\n$/, '')
            .split('\n')
            .map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a difference is made once.
              <Line key={`${index}.${at}`} line={line} side={removed ? 'expected' : added ? 'printed' : 'both'} />
            )),
        )}
      </div>
    </div>
  );
}

const SIDES = {
  expected: { sign: '+', says: 'Expected: ', look: 'bg-good/10 text-good' },
  printed: { sign: '−', says: 'Printed: ', look: 'bg-danger-soft text-danger' },
  both: { sign: ' ', says: '', look: '' },
} as const;

function Line({ line, side }: { line: string; side: keyof typeof SIDES }) {
  const { sign, says, look } = SIDES[side];
  return (
    <div className={`flex gap-2 px-2 ${look}`}>
      <span aria-hidden className="w-2 shrink-0 select-none">
        {sign}
      </span>
      <span className="sr-only">{says}</span>
      <span className="min-w-0 break-words">{line === '' ? ' ' : line}</span>
    </div>
  );
}
