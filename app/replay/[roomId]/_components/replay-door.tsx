'use client';

import { useEffect, useMemo, useState } from 'react';
import type { Fault } from '#lib/kernel/fault.ts';
import { httpSource, openReview } from '../_lib/http-source.ts';
import { makeReplayWorker } from '../_lib/make-worker.ts';
import { useChunk } from '../_lib/use-chunk.ts';
import { useReplay } from '../_lib/use-replay.ts';
import { ReplayNotice, ReplayOpening } from './replay-notice.tsx';

// Editor, timeline and worker mean nothing on a server.
const importReplay = () => import('./replay.tsx');

/** Takes a review link's secret out of the address, exchanges it for a cookie, and opens the replay. */
export function ReplayDoor({ roomId }: { roomId: string }) {
  const [fault, setFault] = useState<Fault>();
  const [isIn, setIsIn] = useState(false);
  const source = useMemo(() => httpSource(roomId), [roomId]);
  const chunk = useChunk(importReplay);
  const state = useReplay(isIn ? source : undefined, makeReplayWorker);

  useEffect(() => {
    const secret = location.hash.slice(1);
    if (secret === '') {
      setIsIn(true);
      return;
    }
    void openReview(roomId, secret).then((answer) => {
      // Whoever may see it anyway needs no link, be it good or old.
      history.replaceState(history.state, '', location.pathname + location.search);
      if (!answer.ok && answer.fault.code !== 'not_found') setFault(answer.fault);
      setIsIn(true);
    });
  }, [roomId]);

  if (fault !== undefined) return <ReplayNotice fault={fault} />;
  switch (state.kind) {
    case 'opening':
      return <ReplayOpening />;
    case 'failed':
      return <ReplayNotice fault={state.fault} />;
    case 'open':
      return chunk === undefined ? (
        <ReplayOpening />
      ) : (
        <chunk.Replay roomId={roomId} source={source} replay={state.replay} />
      );
  }
}
