import { exportQuestions } from '#lib/questions/exchange.server.ts';
import { exportQuestionsEndpoint } from '../../_api/questions.ts';
import { serveAccount } from '../../_http/serve.ts';

export const GET = serveAccount(exportQuestionsEndpoint, async ({ db, query: { questionId } }) => {
  const zip = await exportQuestions(db, questionId === undefined ? undefined : [questionId]);
  return new Response(new Uint8Array(zip), {
    headers: { 'content-type': 'application/zip', 'content-disposition': 'attachment; filename="questions.zip"' },
  });
});
