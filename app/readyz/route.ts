import { database } from '#lib/db/database.server.ts';
import { runnerView } from '#lib/execution/runners.server.ts';

export const dynamic = 'force-dynamic';

/** Ready to serve: the database answers. Says which languages can be run. */
export async function GET(): Promise<Response> {
  try {
    await database().$queryRaw`select 1`;
  } catch {
    return Response.json({ status: 'unavailable', database: 'down' }, { status: 503 });
  }
  return Response.json({ status: 'ok', database: 'up', runner: await runnerView() });
}
