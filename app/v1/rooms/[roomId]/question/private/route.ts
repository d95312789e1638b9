import { findHostQuestion } from '#lib/questions/room-question.server.ts';
import { hostQuestionEndpoint } from '../../../../_api/questions.ts';
import { serveRoom } from '../../../../_http/serve.ts';

export const GET = serveRoom(hostQuestionEndpoint, async ({ db, room }) => ({
  question: (await findHostQuestion(db, room.roomId)) ?? null,
}));
