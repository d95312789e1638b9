'use client';

import { Check, ChevronRight, X } from 'lucide-react';
import type { CaseView, RunSummary } from '#lib/protocol/runs.ts';
import { secondsWords } from '../../../_components/run/run-words.ts';
import { TestDetail } from './test-detail.tsx';

interface TestResultsProps {
  readonly tests: NonNullable<RunSummary['tests']>;
  readonly cases: readonly CaseView[];
  readonly hasEnded: boolean;
}

/** Which tests a program passed; the first that failed is open, with what was expected and what came. */
export function TestResults({ tests, cases, hasEnded }: TestResultsProps) {
  const left = tests.total - cases.length;
  const firstFailed = cases.find(({ passed, detail }) => !passed && detail !== null)?.n;
  return (
    <section aria-label="Tests" data-testid="tests" className="min-h-0 flex-1 overflow-auto">
      <h2 className="sticky top-0 z-1 border-b border-line bg-page px-3 py-1.5 font-medium">
        {tests.passed} of {tests.total} passed
      </h2>
      <ol>
        {cases.map((one) => (
          <li key={one.n} className="border-b border-line">
            <Case one={one} isOpen={one.n === firstFailed} />
          </li>
        ))}
      </ol>
      {left === 0 ? null : <p className="px-3 py-2 text-muted">{hasEnded ? `${left} not run` : `${left} to go…`}</p>}
    </section>
  );
}

function Case({ one, isOpen }: { one: CaseView; isOpen: boolean }) {
  const { detail, passed } = one;
  if (detail === null) {
    return (
      <div className="flex min-h-8 items-center gap-2 px-3 pl-8.5">
        <Verdict passed={passed} />
        <span>Hidden test {one.n}</span>
      </div>
    );
  }
  return (
    <details open={isOpen} className="group">
      <summary className="flex min-h-8 cursor-pointer list-none items-center gap-2 px-3 hover:bg-hover focus-visible:-outline-offset-2">
        <ChevronRight size={12} aria-hidden className="text-muted group-open:rotate-90" />
        <Verdict passed={passed} />
        <span className="min-w-0 truncate">{detail.name}</span>
        {one.hidden ? <span className="rounded-sm border border-line px-1 text-small text-muted">hidden</span> : null}
        <span className="ml-auto shrink-0 text-small text-muted">{secondsWords(detail.executionTimeMs)}</span>
      </summary>
      <TestDetail detail={detail} passed={passed} />
    </details>
  );
}

function Verdict({ passed }: { passed: boolean }) {
  return passed ? (
    <span className="flex items-center gap-1 text-good">
      <Check size={14} aria-hidden />
      <span className="text-small">Passed</span>
    </span>
  ) : (
    <span className="flex items-center gap-1 text-danger">
      <X size={14} aria-hidden />
      <span className="text-small">Failed</span>
    </span>
  );
}
