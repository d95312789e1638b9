import { unwrap } from '#lib/kernel/fault.ts';
import { deleteQuestion, readQuestion, saveQuestion } from '#lib/questions/question-store.server.ts';
import { deleteQuestionEndpoint, readQuestionEndpoint, saveQuestionEndpoint } from '../../_api/questions.ts';
import { serveAccount } from '../../_http/serve.ts';

export const GET = serveAccount(readQuestionEndpoint, async ({ db, params: { questionId }, query }) =>
  unwrap(await readQuestion(db, questionId, query.version)),
);

export const PUT = serveAccount(saveQuestionEndpoint, async ({ db, params: { questionId }, body, account }) =>
  unwrap(await saveQuestion(db, { questionId, baseVersion: body.baseVersion }, body.draft, account.accountId)),
);

export const DELETE = serveAccount(deleteQuestionEndpoint, ({ db, params: { questionId } }) =>
  deleteQuestion(db, questionId),
);
