'use client';

import { useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Fault } from '#lib/kernel/fault.ts';
import type { RunHistory } from '#lib/protocol/replay.ts';
import { Button } from '../../../_components/button.tsx';
import { Notice } from '../../../_components/notice.tsx';
import { RunLine } from '../../../_components/run/run-line.tsx';
import { RunOutput } from '../../../_components/run/run-output.ts';
import { RunOutputView } from '../../../_components/run/run-output-view.tsx';
import { endWords } from '../../../_components/run/run-words.ts';
import { SelectField } from '../../../_components/select-field.tsx';
import type { ReplayActions } from '../_lib/replay-source.ts';
import { type RunThen, runAt, runThen, summaryThen } from '../_lib/runs-at.ts';
import { clockWords } from '../_lib/time-words.ts';
import { subscribeAfterPaint } from '../_lib/use-player.ts';
import type { OpenReplay } from '../_lib/use-replay.ts';
import { RunView } from './run-view.tsx';

interface ReplayConsoleProps {
  readonly replay: OpenReplay;
  /** Undefined until they have arrived. */
  readonly runs: readonly RunHistory[] | undefined;
  readonly fault: Fault | undefined;
  readonly actions: ReplayActions | undefined;
}

const LATEST = 'latest';

/** The console as it was: the latest run of the moment, printing as it printed; or a run one picked. */
export function ReplayConsole({ replay, runs, fault, actions }: ReplayConsoleProps) {
  if (fault !== undefined) {
    return (
      <div className="p-2">
        <Notice look="error" title={fault.message}>
          {fault.action}
        </Notice>
      </div>
    );
  }
  if (runs === undefined) return <p className="appear-late p-3 text-muted">Loading the runs…</p>;
  return <Runs replay={replay} runs={runs} actions={actions} />;
}

function Runs({ replay, runs, actions }: Omit<ReplayConsoleProps, 'fault'> & { readonly runs: readonly RunHistory[] }) {
  const { tape } = replay;
  const [pinned, setPinned] = useState(LATEST);
  const [isOpen, setIsOpen] = useState(false);
  const then = useRunThen(replay, runs, pinned);
  const options = [
    { value: LATEST, label: 'Run of the moment' },
    ...runs.map((run, index) => ({
      value: run.runId,
      label: `Run ${index + 1} at ${clockWords(run.startedAt - tape.startedAt)}`,
      note: run.end === null ? '' : endWords(run.end),
    })),
  ];
  return (
    <section aria-label="Console" className="flex h-full min-h-0 flex-col">
      {runs.length === 0 ? null : (
        <div className="flex h-10 shrink-0 items-center justify-between gap-2 border-b border-line px-2">
          <SelectField label="Run" look="quiet" value={pinned} options={options} onChange={setPinned} />
          <Button look="quiet" disabled={then === undefined} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {isOpen ? 'Output' : 'What it ran'}
          </Button>
        </div>
      )}
      {then === undefined ? (
        <p className="grid min-h-0 flex-1 place-items-center px-6 pb-8 text-center text-muted">
          {runs.length === 0 ? 'Nothing was run in this session.' : 'Nothing had been run yet.'}
        </p>
      ) : isOpen ? (
        <RunView replay={replay} runs={runs} run={then.run} actions={actions} />
      ) : (
        <Printed key={then.run.runId} then={then} />
      )}
    </section>
  );
}

function Printed({ then }: { then: RunThen }) {
  const stretches = useMemo(() => {
    const output = new RunOutput();
    output.add(then.run.chunks.slice(0, then.chunks));
    return output.stretches;
  }, [then.run, then.chunks]);
  return (
    <>
      <RunOutputView stretches={stretches} hasEnded={then.hasEnded} />
      <RunLine run={summaryThen(then)} />
    </>
  );
}

/** The shown run, the same object until something of it changes. */
function useRunThen({ player, tape }: OpenReplay, runs: readonly RunHistory[], pinned: string): RunThen | undefined {
  const last = useRef<RunThen>(undefined);
  const read = () => {
    const picked = runs.find(({ runId }) => runId === pinned);
    const now = tape.startedAt + player.get().position.time;
    const next = picked === undefined ? runAt(runs, now) : runThen(picked, Number.POSITIVE_INFINITY);
    const before = last.current;
    const isSame = before?.run === next?.run && before?.chunks === next?.chunks && before?.hasEnded === next?.hasEnded;
    if (!isSame) last.current = next;
    return last.current;
  };
  return useSyncExternalStore(subscribeAfterPaint(player), read, read);
}
