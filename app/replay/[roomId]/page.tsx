import type { Metadata } from 'next';
import { ReplayDoor } from './_components/replay-door.tsx';

export const metadata: Metadata = { title: 'Replay' };

/** The same shell for every id: whether there is such a session, and for whom, is asked by the page itself. */
export default async function ReplayPage({ params }: PageProps<'/replay/[roomId]'>) {
  const { roomId } = await params;
  return <ReplayDoor key={roomId} roomId={roomId} />;
}
