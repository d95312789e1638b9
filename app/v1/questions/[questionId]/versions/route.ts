import { listVersions } from '#lib/questions/question-store.server.ts';
import { listVersionsEndpoint } from '../../../_api/questions.ts';
import { serveAccount } from '../../../_http/serve.ts';

export const GET = serveAccount(listVersionsEndpoint, async ({ db, params: { questionId } }) => ({
  versions: await listVersions(db, questionId),
}));
