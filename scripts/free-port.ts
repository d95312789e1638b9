import { once } from 'node:events';
import { createServer } from 'node:net';

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
  const found = (preferred === undefined ? null : await tryPort(preferred)) ?? (await tryPort(0));
  if (found === null) throw new Error('No free port on this machine.');
  return found;
}
