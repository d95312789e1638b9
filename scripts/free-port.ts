import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below those that systems deal out to whoever asks for any port or connects to somewhere: between the look at a port and
 * the start of its server, one of those may have been given away.
 */
const PORTS = { from: 20_000, to: 32_000 };
const TRIES = 50;

let last = randomInt(PORTS.from, PORTS.to);

/** Another one each time, so that two servers that start side by side are not given the same. */
function nextPort(): number {
  last = last + 1 < PORTS.to ? last + 1 : PORTS.from;
  return last;
}

async function tryPort(port: number, host?: string): Promise<number | null> {
  const server = createServer();
  server.listen(port, host);
  try {
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : null;
  } catch {
    return null;
  } finally {
    server.close();
  }
}

/** Whether a server may listen on a port of this machine, on every address. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await tryPort(port)) !== null;
}

/** The preferred port of this machine if nobody listens on it, and any free one otherwise. */
export async function freePort(preferred?: number): Promise<number> {
  const wanted = preferred === undefined ? [] : [preferred];
  for (const port of [...wanted, ...Array.from({ length: TRIES }, nextPort), 0]) {
    const found = await tryPort(port);
    if (found !== null) return found;
  }
  throw new Error('No free port on this machine.');
}
