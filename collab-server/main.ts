import { env } from '../lib/kernel/env.server.ts';
import { log } from '../lib/kernel/log.server.ts';
import { createCollabServer } from './server.ts';

/** Longer than any drain: a process that hangs in its end is ended. */
const HARD_DEADLINE_MS = 10_000;

const { DATABASE_URL, PUBLIC_URL, TICKET_SECRET, COLLAB_PORT, REDIS_URL } = env();

const server = await createCollabServer({
  databaseUrl: DATABASE_URL,
  publicUrl: PUBLIC_URL,
  ticketSecret: TICKET_SECRET,
  port: COLLAB_PORT,
  redisUrl: REDIS_URL,
}).catch((error: unknown) => {
  log.error('the sync server cannot start', { error: String(error) });
  process.exit(1);
});
log.info('the sync server is ready', { port: server.port, instanceId: server.instanceId });

const stop = (signal: NodeJS.Signals) => {
  log.info('the sync server is stopping', { signal });
  setTimeout(() => {
    log.error('the sync server did not stop in time');
    process.exit(1);
  }, HARD_DEADLINE_MS).unref();
  server.close().then(
    () => process.exit(0),
    (error: unknown) => {
      log.error('the sync server did not stop cleanly', { error });
      process.exit(1);
    },
  );
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
