import { authorise } from '../../_http/room-access.ts';
import { roomAnswer } from '../../_http/room-answer.ts';
import { route } from '../../_http/route.ts';

export const GET = route<{ roomId: string }>(async (request, { roomId }) => {
  const { db, participant } = await authorise(request, roomId, 'read');
  return roomAnswer(db, roomId, participant);
});
