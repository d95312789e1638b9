'use client';

import { useMemo } from 'react';
import { httpSource } from '../_lib/http-source.ts';
import { makeReplayWorker } from '../_lib/make-worker.ts';
import { useChunk } from '../_lib/use-chunk.ts';
import { useReplay } from '../_lib/use-replay.ts';
import { ReplayNotice, ReplayOpening } from './replay-notice.tsx';

const importSummary = () => import('./summary.tsx');

/** The summary reads what the replay reads, in the browser. */
export function SummaryDoor({ roomId }: { roomId: string }) {
  const source = useMemo(() => httpSource(roomId), [roomId]);
  const chunk = useChunk(importSummary);
  const state = useReplay(source, makeReplayWorker);
  switch (state.kind) {
    case 'opening':
      return <ReplayOpening />;
    case 'failed':
      return <ReplayNotice fault={state.fault} />;
    case 'open':
      return chunk === undefined ? (
        <ReplayOpening />
      ) : (
        <chunk.Summary roomId={roomId} source={source} replay={state.replay} />
      );
  }
}
