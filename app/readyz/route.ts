import { database } from '#lib/db/database.server.ts';
import { runnerCapabilities } from '#lib/execution/runners.server.ts';

export const dynamic = 'force-dynamic';

/** Ready to serve: the database answers. Says what code is run with, and of each language its version or what it lacks. */
export async function GET(): Promise<Response> {
  try {
    await database().$queryRaw`select 1`;
  } catch {
    return Response.json({ status: 'unavailable', database: 'down' }, { status: 503 });
  }
  return Response.json({ status: 'ok', database: 'up', runner: await runnerCapabilities() });
}
