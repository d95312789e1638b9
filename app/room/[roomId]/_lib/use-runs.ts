'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import type { RoomConnection } from '#lib/collab-client/room-connection.ts';
import type { Fault } from '#lib/kernel/fault.ts';
import type { RoomView } from '#lib/protocol/rooms.ts';
import {
  type CaseView,
  outputChunkSchema,
  type RunSummary,
  runSummarySchema,
  type StartRun,
  type TypeInput,
} from '#lib/protocol/runs.ts';
import { api } from '../../../_components/api.ts';
import type { Stretch } from '../../../_components/run/run-output.ts';
import { useObservable } from '../../../_components/use-observable.ts';
import { readRoom } from './room-access.ts';
import { RunLog } from './run-log.ts';
import { useRunCases } from './use-run-cases.ts';

const runAnswer = z.object({ run: runSummarySchema, chunks: z.array(outputChunkSchema) });

export interface Runs {
  /** Newest first. */
  readonly runs: readonly RunSummary[];
  readonly shown: RunSummary | undefined;
  readonly stretches: readonly Stretch[];
  /** What came of the shown run's tests. */
  readonly cases: readonly CaseView[];
  /** The run that has not ended, if there is one. */
  readonly underWay: RunSummary | undefined;
  /** Why the last thing asked for here was refused. */
  readonly fault: Fault | undefined;
  /** The run that began last while this page looked on, with the code as it is here. */
  readonly begun: string | undefined;
  /** Run was pressed here and is not yet answered. */
  readonly asking: boolean;
  readonly select: (runId: string) => void;
  readonly start: (request: StartRun) => void;
  readonly stop: (runId: string) => void;
  readonly type: (runId: string, typed: TypeInput) => void;
  /** Says why a run was not even asked for. */
  readonly refuse: (message: string) => void;
}

/** The runs of a room as everybody sees them: what is relayed, over what was read (RUN3). */
export function useRuns({ roomId, runs: first }: RoomView, connection: RoomConnection): Runs {
  const log = useMemo(() => new RunLog(), []);
  const { runs, stretches } = useObservable(log);
  const [selected, setSelected] = useState<string>();
  const [fault, setFault] = useState<Fault>();
  const [asking, setAsking] = useState(false);
  const [begun, setBegun] = useState<string>();
  /** Runs whose output is followed from its beginning, so that nothing of it need be read. */
  const followed = useRef(new Set<string>());

  const read = useCallback(
    async (runId: string) => {
      followed.current.add(runId);
      const answer = await api(runPath(roomId, runId), { answer: runAnswer });
      if (!answer.ok) {
        followed.current.delete(runId);
        return;
      }
      log.addRuns([answer.value.run]);
      log.addOutput(runId, answer.value.chunks);
    },
    [log, roomId],
  );

  useEffect(() => log.addRuns(first), [log, first]);

  useEffect(() => {
    const catchUp = () => {
      // Whatever was relayed before this socket was open is only in the database.
      followed.current.clear();
      void readRoom(roomId).then((view) => view.ok && log.addRuns(view.value.runs));
    };
    catchUp();
    return connection.onMessage((message) => {
      if (message.type === 'welcome') catchUp();
      if (message.type === 'run') {
        const isNew = !log.get().runs.some(({ runId }) => runId === message.run.runId);
        if (isNew && message.run.state !== 'ended') followed.current.add(message.run.runId);
        if (isNew) {
          setSelected(undefined);
          setBegun(message.run.runId);
        }
        log.addRuns([message.run]);
      }
      if (message.type === 'output' && log.addOutput(message.runId, message.chunks)) void read(message.runId);
    });
  }, [connection, log, read, roomId]);

  const shown = runs.find(({ runId }) => runId === selected) ?? runs[0];
  const shownId = shown?.runId;
  useEffect(() => {
    if (shownId !== undefined && !followed.current.has(shownId)) void read(shownId);
  });

  const start = useCallback(
    async (request: StartRun) => {
      setAsking(true);
      setFault(undefined);
      const answer = await api(`/v1/rooms/${roomId}/runs`, { method: 'POST', body: request, answer: runSummarySchema });
      setAsking(false);
      if (!answer.ok) return setFault(answer.fault);
      setSelected(undefined);
      setBegun(answer.value.runId);
      log.addRuns([answer.value]);
    },
    [log, roomId],
  );

  const stop = useCallback(
    async (runId: string) => {
      const answer = await api(`${runPath(roomId, runId)}/stop`, { method: 'POST', answer: z.unknown() });
      if (!answer.ok) setFault(answer.fault);
    },
    [roomId],
  );

  const typing = useRef(Promise.resolve());
  const type = useCallback(
    (runId: string, typed: TypeInput) => {
      // One after another: lines must arrive in the order in which they were typed.
      typing.current = typing.current.then(async () => {
        const path = `${runPath(roomId, runId)}/stdin`;
        const answer = await api(path, { method: 'POST', body: typed, answer: z.unknown() });
        setFault(answer.ok ? undefined : answer.fault);
      });
    },
    [roomId],
  );

  const refuse = useCallback((message: string) => setFault({ code: 'too_large', message }), []);

  return {
    runs,
    shown,
    stretches: (shownId !== undefined && stretches.get(shownId)) || [],
    cases: useRunCases(roomId, shown),
    underWay: runs.find(({ state }) => state !== 'ended'),
    fault,
    begun,
    asking,
    select: setSelected,
    start,
    stop,
    type,
    refuse,
  };
}

function runPath(roomId: string, runId: string): string {
  return `/v1/rooms/${roomId}/runs/${runId}`;
}
