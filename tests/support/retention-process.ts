import { connectDatabase } from '../../lib/db/client.server.ts';
import { startJobs } from '../../lib/jobs/job-loop.server.ts';
import { retention } from '../../lib/jobs/retention.server.ts';

// A process that does nothing but remove rooms, again and again: two of them stand for two instances.
const [url = '', days = '7'] = process.argv.slice(2);
startJobs(connectDatabase(url), [{ ...retention(Number(days)), everySeconds: 0.05 }]);
// Jobs alone keep no process alive.
setInterval(() => {}, 60_000);
