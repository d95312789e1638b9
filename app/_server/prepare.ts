import { database } from '#lib/db/database.server.ts';
import { housekeeping } from '#lib/jobs/housekeeping.server.ts';
import { startJobs } from '#lib/jobs/job-loop.server.ts';
import { webhookJobs } from '#lib/jobs/webhook-jobs.server.ts';
import { nameAddresses } from '#lib/kernel/client-address.server.ts';
import { env } from '#lib/kernel/env.server.ts';
import { singleton } from '#lib/kernel/singleton.server.ts';

/** What a web process does before it serves anything. */
export function prepareWebProcess(): void {
  const { TRUST_PROXY, WEBHOOKS_TO_PRIVATE_ADDRESSES } = env();
  nameAddresses(TRUST_PROXY);
  singleton('jobs', () =>
    startJobs(database(), [...webhookJobs({ allowPrivate: WEBHOOKS_TO_PRIVATE_ADDRESSES }), housekeeping]),
  );
}
