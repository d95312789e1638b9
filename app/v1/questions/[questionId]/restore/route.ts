import { unwrap } from '#lib/kernel/fault.ts';
import { restoreQuestion } from '#lib/questions/question-store.server.ts';
import { restoreQuestionEndpoint } from '../../../_api/questions.ts';
import { serveAccount } from '../../../_http/serve.ts';

export const POST = serveAccount(restoreQuestionEndpoint, async ({ db, params: { questionId } }) =>
  unwrap(await restoreQuestion(db, questionId)),
);
