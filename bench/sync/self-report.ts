import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Usage } from './server-process.ts';

// Loaded into every measured process before its own code (`--import`): it says on request what the process has used.

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

process.on('message', (question: unknown) => {
  // Twice, because what only a finaliser holds goes with the second.
  if (question === 'memory') for (let times = 0; times < 2; times += 1) collectGarbage();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  const usage: Usage = { cpuMicroseconds: user + system, heldBytes: heapUsed + external, residentBytes: rss };
  process.send?.(usage);
});
// It must not keep alive what would otherwise end.
process.channel?.unref();
