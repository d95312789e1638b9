'use client';

import { useMemo } from 'react';
import type { Place } from '#lib/editor/pinned-places.ts';
import type { RunSummary } from '#lib/protocol/runs.ts';
import { Notice } from '../../../_components/notice.tsx';
import { RunLine } from '../../../_components/run/run-line.tsx';
import { RunOutputView } from '../../../_components/run/run-output-view.tsx';
import { type SourceJump, SourceJumpContext } from '../../../_components/run/source-place.tsx';
import type { Runs } from '../_lib/use-runs.ts';
import type { Stdin } from '../_lib/use-stdin.ts';
import type { RunObstacle } from './run-control.tsx';
import { StdinBox } from './stdin-box.tsx';
import { TestResults } from './test-results.tsx';
import { TYPE_LINE_ID, TypeLine } from './type-line.tsx';

interface ConsolePaneProps {
  readonly runs: Runs;
  readonly obstacle: RunObstacle | undefined;
  readonly stdin: Stdin;
  /** Leads to where a place in the code that a run executed is by now. */
  readonly goTo: (place: Place, runId: string) => void;
}

/** What the programs printed, the same for everybody, and what one gives them to read. */
export function ConsolePane({ runs, obstacle, stdin, goTo }: ConsolePaneProps) {
  const { shown, stretches, cases, fault } = runs;
  const language = shown?.language;
  const shownId = shown?.runId;
  const jump = useMemo(
    (): SourceJump | undefined =>
      language === undefined || shownId === undefined
        ? undefined
        : { language, goTo: (line, column) => goTo({ line, column }, shownId) },
    [language, shownId, goTo],
  );
  const mayType = shown !== undefined && obstacle === undefined && canBeTypedTo(shown);
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
          <SourceJumpContext value={jump}>
            {shown.tests === undefined || stretches.length > 0 ? (
              <RunOutputView
                key={shown.runId}
                stretches={stretches}
                hasEnded={shown.end !== null}
                onPress={mayType ? focusTypeLine : undefined}
              />
            ) : null}
          </SourceJumpContext>
          {shown.tests === undefined ? null : (
            <TestResults key={shown.runId} tests={shown.tests} cases={cases} hasEnded={shown.end !== null} />
          )}
          {mayType ? <TypeLine key={shown.runId} onType={(typed) => runs.type(shown.runId, typed)} /> : null}
          <RunLine run={shown} />
        </>
      )}
      {obstacle?.kind === 'watching' ? null : <StdinBox stdin={stdin} />}
    </section>
  );
}

function canBeTypedTo({ interactive, state }: RunSummary): boolean {
  return interactive === true && state !== 'ended';
}

function focusTypeLine() {
  // Whoever marks text in the output wants to copy it.
  if (getSelection()?.isCollapsed !== false) document.getElementById(TYPE_LINE_ID)?.focus();
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
