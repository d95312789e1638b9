'use client';

import dynamic from 'next/dynamic';
import { ReplayOpening } from './replay-notice.tsx';

const Summary = dynamic(async () => (await import('./summary.tsx')).Summary, { ssr: false, loading: ReplayOpening });

/** The summary reads what the replay reads, in the browser. */
export function SummaryDoor({ roomId }: { roomId: string }) {
  return <Summary roomId={roomId} />;
}
