import { CircleCheck, CircleStop, CircleX } from 'lucide-react';
import type { RunSummary } from '#lib/protocol/runs.ts';
import { Spinner } from '../spinner.tsx';
import { runOutcome } from './run-words.ts';

/** How a run went, as a shape; words stand beside it. */
export function OutcomeIcon({ run }: { run: RunSummary }) {
  switch (runOutcome(run)) {
    case 'under_way':
      return <Spinner />;
    case 'good':
      return <CircleCheck size={14} aria-hidden className="shrink-0 text-good" />;
    case 'bad':
      return <CircleX size={14} aria-hidden className="shrink-0 text-danger" />;
    case 'stopped':
      return <CircleStop size={14} aria-hidden className="shrink-0 text-muted" />;
  }
}
