import type { Metadata } from 'next';
import { RoomDoor } from './_components/room-door.tsx';

export const metadata: Metadata = { title: 'Room' };

/** The same shell for every id: whether there is such a room, and for whom, is asked by the page itself. */
export default async function RoomPage({ params }: PageProps<'/room/[roomId]'>) {
  const { roomId } = await params;
  return <RoomDoor key={roomId} roomId={roomId} />;
}
