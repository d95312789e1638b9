import { database } from '#lib/db/database.server.ts';
import { runService } from '#lib/execution/runners.server.ts';
import { housekeeping } from '#lib/jobs/housekeeping.server.ts';
import { startJobs } from '#lib/jobs/job-loop.server.ts';
import { retention } from '#lib/jobs/retention.server.ts';
import { webhookJobs } from '#lib/jobs/webhook-jobs.server.ts';
import { nameAddresses } from '#lib/kernel/client-address.server.ts';
import { env } from '#lib/kernel/env.server.ts';
import { log } from '#lib/kernel/log.server.ts';
import { singleton } from '#lib/kernel/singleton.server.ts';

const FIRST_JOBS_MS = 5_000;

/** What a web process does before it serves anything. */
export function prepareWebProcess(): void {
  const { TRUST_PROXY, WEBHOOKS_TO_PRIVATE_ADDRESSES, RETENTION_DAYS } = env();
  nameAddresses(TRUST_PROXY);
  const jobs = [
    ...webhookJobs({ allowPrivate: WEBHOOKS_TO_PRIVATE_ADDRESSES }),
    housekeeping,
    ...(RETENTION_DAYS === 'forever' ? [] : [retention(RETENTION_DAYS)]),
  ];
  // The first pages come first: a process that starts has enough to do.
  singleton('jobs', () => startJobs(database(), jobs, { firstAfterMs: FIRST_JOBS_MS }));
  // Not waited for: the sandbox is probed and Go's archives are made while the first people come in.
  runService().catch((error: unknown) => log.error('the runner could not be opened', { error }));
}
