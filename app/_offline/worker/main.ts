import { isRoomPath, readKeepPage } from '../worker-protocol.ts';
import { Assets, isAsset } from './assets.ts';
import { Pages } from './pages.ts';
import type { WorkerScope } from './scope.ts';

// Serves the pages of rooms, and what they are made of, when there is no network. Nothing that is anybody's in
// particular passes through it: the API and the sync socket are left to the network.

/** Written in by the build: every file below /_next/static, and a name for this set of them. */
declare const BUILD: { readonly version: string; readonly assets: readonly string[] };

const PAGES = 'pages-';
const ASSETS = 'assets-';

const scope = globalThis as unknown as WorkerScope;
const pages = new Pages(PAGES + BUILD.version);
const assets = new Assets(ASSETS + BUILD.version);

scope.addEventListener('install', (event) => event.waitUntil(assets.keepAll(BUILD.assets)));

// It waits until no page of the older build is open: those may still ask for the older files.
scope.addEventListener('activate', (event) => event.waitUntil(takeOver()));

scope.addEventListener('message', (event) => {
  const message = readKeepPage(event.data);
  if (message === undefined) return;
  const kept = pages.keep(message.path);
  event.waitUntil(kept.then((isKept) => event.ports[0]?.postMessage(isKept)));
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== scope.location.origin) return;
  // A worker's program is told what to load in its address's fragment, which a kept answer has lost.
  if (request.destination === 'worker') return;
  if (isAsset(pathname)) event.respondWith(assets.answer(request));
  else if (request.mode === 'navigate' && isRoomPath(pathname)) event.respondWith(pages.answer(request));
});

/** A kept page of an older build needs that build's files: it is fetched anew, and the old are removed. */
async function takeOver(): Promise<void> {
  const isOld = (name: string) => !name.endsWith(`-${BUILD.version}`);
  const old = (await caches.keys()).filter(isOld);
  for (const name of old.filter((one) => one.startsWith(PAGES))) {
    await Promise.all((await new Pages(name).paths()).map((path) => pages.keep(path)));
  }
  await Promise.all(old.map((name) => caches.delete(name)));
  await scope.clients.claim();
}
