import type { Metadata } from 'next';
import { SummaryDoor } from '../_components/summary-door.tsx';

export const metadata: Metadata = { title: 'Summary' };

export default async function SummaryPage({ params }: PageProps<'/replay/[roomId]/summary'>) {
  const { roomId } = await params;
  return <SummaryDoor key={roomId} roomId={roomId} />;
}
