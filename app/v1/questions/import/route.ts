import { database } from '#lib/db/database.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import { MAX_ARCHIVE_BYTES } from '#lib/protocol/limits.ts';
import { importQuestions } from '#lib/questions/exchange.server.ts';
import { importQuestionsEndpoint } from '../../_api/questions.ts';
import { readBytes } from '../../_http/read-bytes.ts';
import { serveAccount } from '../../_http/serve.ts';

export const POST = serveAccount(importQuestionsEndpoint, async ({ request, account }) =>
  unwrap(await importQuestions(database(), await readBytes(request, MAX_ARCHIVE_BYTES), account.accountId)),
);
