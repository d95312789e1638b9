'use client';

import { useEffect, useState } from 'react';
import type { RunSummary } from '#lib/protocol/runs.ts';
import { OutcomeIcon } from './outcome-icon.tsx';
import { costWords, resultWords, underWayWords } from './run-words.ts';

/** How the shown run ended and what it took, or what it is doing and since when. */
export function RunLine({ run }: { run: RunSummary }) {
  const cost = costWords(run);
  return (
    <div
      data-testid="run-line"
      className="flex min-h-8 shrink-0 items-start gap-x-2 border-t border-line bg-bar px-3 py-1.5"
    >
      <span className="flex h-5 items-center">
        <OutcomeIcon run={run} />
      </span>
      {/* Where it takes two lines, the second begins below the words of the first. */}
      <div className="flex min-w-0 flex-1 flex-wrap gap-x-2">
        <span className="font-medium">
          {run.end === null ? <UnderWay key={run.state} run={run} /> : resultWords(run)}
        </span>
        {run.end !== null && cost !== '' ? <span className="text-muted">{cost}</span> : null}
        <span className="min-w-0 truncate text-muted">run by {run.startedBy}</span>
      </div>
    </div>
  );
}

const TICK_MS = 1_000;

/** Counts from when this page saw the state begin: clocks of browsers and servers do not agree. */
function UnderWay({ run }: { run: RunSummary }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((n) => n + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      {underWayWords(run)}…{seconds === 0 ? '' : ` ${seconds} s`}
    </>
  );
}
