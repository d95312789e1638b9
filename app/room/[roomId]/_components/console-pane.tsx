'use client';

import { Notice } from '../../../_components/notice.tsx';
import type { Runs } from '../_lib/use-runs.ts';
import type { Stdin } from '../_lib/use-stdin.ts';
import type { RunObstacle } from './run-control.tsx';
import { RunLine } from './run-line.tsx';
import { RunOutputView } from './run-output-view.tsx';
import { StdinBox } from './stdin-box.tsx';

interface ConsolePaneProps {
  readonly runs: Runs;
  readonly obstacle: RunObstacle | undefined;
  readonly stdin: Stdin;
}

/** What the programs printed, the same for everybody, and what one gives them to read. */
export function ConsolePane({ runs, obstacle, stdin }: ConsolePaneProps) {
  const { shown, stretches, fault } = runs;
  return (
    <section aria-label="Console" className="flex h-full min-h-0 flex-col">
      {obstacle?.kind === 'missing' ? (
        <div className="p-2">
          <Notice look="warn" title={obstacle.title}>
            {obstacle.text}
          </Notice>
        </div>
      ) : null}
      {fault === undefined ? null : (
        <div className="p-2">
          <Notice look="error" title={fault.message}>
            {fault.action}
          </Notice>
        </div>
      )}
      {shown === undefined ? (
        <Empty obstacle={obstacle} />
      ) : (
        <>
          <RunOutputView key={shown.runId} stretches={stretches} hasEnded={shown.end !== null} />
          <RunLine run={shown} />
        </>
      )}
      {obstacle?.kind === 'watching' ? null : <StdinBox stdin={stdin} />}
    </section>
  );
}

function Empty({ obstacle }: { obstacle: RunObstacle | undefined }) {
  return (
    <div className="grid min-h-0 flex-1 place-items-center px-6 pb-8 text-center text-muted">
      <p>{emptyWords(obstacle)}</p>
    </div>
  );
}

function emptyWords(obstacle: RunObstacle | undefined): string {
  if (obstacle === undefined) return 'Run the code: everybody here sees what it prints.';
  return obstacle.kind === 'watching' ? `${obstacle.title}. ${obstacle.text}` : '';
}
