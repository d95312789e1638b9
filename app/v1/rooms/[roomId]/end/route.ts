import { instanceId } from '#lib/kernel/instance.server.ts';
import { endRoom } from '#lib/rooms/end-room.server.ts';
import { authorise } from '../../../_http/room-access.ts';
import { route } from '../../../_http/route.ts';

export const POST = route<{ roomId: string }>(async (request, { roomId }) => {
  const { db, participant } = await authorise(request, roomId, 'end');
  await endRoom(db, roomId, { participantId: participant.participantId, instanceId });
  return new Response(null, { status: 204 });
});
