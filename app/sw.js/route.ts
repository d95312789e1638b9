import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from '#lib/kernel/env.server.ts';

export const dynamic = 'force-dynamic';

/** In development files change under the same name: a worker that an earlier build left in the browser takes its leave. */
const FAREWELL = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(
  caches.keys().then((names) => Promise.all([...names.map((name) => caches.delete(name)), registration.unregister()]))
));`;

/** The service worker that the build wrote beside the pages. */
export async function GET(): Promise<Response> {
  const file = path.join(process.cwd(), '.next/service-worker.js');
  const worker = env().NODE_ENV === 'production' ? await readFile(file, 'utf8').catch(() => undefined) : FAREWELL;
  if (worker === undefined) return new Response(null, { status: 404 });
  return new Response(worker, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  });
}
