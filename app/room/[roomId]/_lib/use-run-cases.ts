'use client';

import { useEffect, useRef, useState } from 'react';
import { type CaseView, type RunSummary, runViewSchema } from '#lib/protocol/runs.ts';
import { api } from '../../../_components/api.ts';

/** What came of the tests of a run so far, as this person may know it. */
export function useRunCases(roomId: string, run: RunSummary | undefined): readonly CaseView[] {
  const [known, setKnown] = useState<{ readonly runId: string; readonly cases: readonly CaseView[] }>();
  const isReading = useRef(false);
  const runId = run?.tests === undefined ? undefined : run.runId;
  const done = run?.tests === undefined ? 0 : run.tests.passed + run.tests.failed;
  const cases = known?.runId === runId ? known?.cases : undefined;
  const count = cases?.length ?? 0;

  useEffect(() => {
    // One question at a time: what was answered meanwhile asks again, by itself, if it is behind.
    if (runId === undefined || done === count || isReading.current) return;
    isReading.current = true;
    void api(`/v1/rooms/${roomId}/runs/${runId}`, { answer: runViewSchema }).then((answer) => {
      isReading.current = false;
      if (answer.ok) setKnown({ runId, cases: answer.value.cases });
    });
  }, [roomId, runId, done, count]);
  return cases ?? [];
}
