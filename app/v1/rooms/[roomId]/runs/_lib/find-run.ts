import type { Database } from '#lib/db/client.server.ts';
import { type RunNews, readRunNews } from '#lib/execution/run-store.server.ts';
import { FaultError } from '#lib/kernel/fault.ts';

/** A run of this room with its output; throws the fault for one that is not there or in another room. */
export async function findRun(db: Database, roomId: string, runId: string): Promise<RunNews> {
  const news = await readRunNews(db, runId);
  if (news?.roomId !== roomId)
    throw new FaultError({ code: 'not_found', message: 'There is no such run in this room.' });
  return news;
}
