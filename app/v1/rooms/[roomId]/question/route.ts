import { unwrap } from '#lib/kernel/fault.ts';
import { instanceId } from '#lib/kernel/instance.server.ts';
import { findRoomQuestion, putQuestion } from '#lib/questions/room-question.server.ts';
import { putQuestionEndpoint, roomQuestionEndpoint } from '../../../_api/questions.ts';
import { accountThatMay } from '../../../_http/account-access.ts';
import { serveRoom } from '../../../_http/serve.ts';

export const GET = serveRoom(roomQuestionEndpoint, async ({ db, room }) => ({
  question: (await findRoomQuestion(db, room.roomId)) ?? null,
}));

export const POST = serveRoom(putQuestionEndpoint, async ({ request, db, room, participant, body }) => {
  // A host may have come by a link; the bank is for accounts.
  await accountThatMay(request.headers, 'read_questions');
  const by = { participantId: participant.participantId, instanceId };
  return unwrap(await putQuestion(db, room.roomId, body, by));
});
