import { database } from '#lib/db/database.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { listQuestions } from '#lib/questions/list-questions.server.ts';
import { createQuestion } from '#lib/questions/question-store.server.ts';
import { seeded } from '#lib/questions/seed.server.ts';
import { createQuestionEndpoint, listQuestionsEndpoint } from '../_api/questions.ts';
import { serveAccount } from '../_http/serve.ts';

export const GET = serveAccount(listQuestionsEndpoint, async ({ db, query }) => {
  await seeded(database());
  return listQuestions(db, query);
});

export const POST = serveAccount(createQuestionEndpoint, async ({ db, body, account }) =>
  unwrap(await createQuestion(db, body, account.accountId)),
);
