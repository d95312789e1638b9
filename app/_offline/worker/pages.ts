import { fallbackPage } from './fallback-page.ts';

/** How long a network may take before the kept page is shown instead. */
const PATIENCE_MS = 4_000;
/** About 20 kB each; the rooms of a busy month. */
const MAX_PAGES = 50;
// Next varies its answers by headers of its own router, which no navigation sends.
const ANY_VARIANT = { ignoreVary: true, ignoreSearch: true };

/** The pages of rooms that were opened in this browser. Each brings its own content policy, so it works as it was. */
export class Pages {
  private readonly cacheName: string;
  private readonly patienceMs: number;

  constructor(cacheName: string, patienceMs: number = PATIENCE_MS) {
    this.cacheName = cacheName;
    this.patienceMs = patienceMs;
  }

  /** The page from the network; the kept one where that does not answer in time, fails, or has a fault of its own. */
  async answer(request: Request): Promise<Response> {
    const fresh = fetch(request);
    const cache = await caches.open(this.cacheName);
    const kept = await cache.match(request, ANY_VARIANT);
    if (kept === undefined) return fresh.catch(() => fallbackPage());
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, this.patienceMs));
    const response = await Promise.race([fresh.catch(() => undefined), late]);
    return response !== undefined && response.status < 500 ? response : kept;
  }

  /** Fetches a page and keeps it; answers whether it is kept now. */
  async keep(path: string): Promise<boolean> {
    const cache = await caches.open(this.cacheName);
    const fresh = await fetchWhole(path).catch(() => undefined);
    // A page that is put again stands behind all others.
    if (fresh !== undefined) await cache.put(path, fresh);
    // Those not opened for longest go first.
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - MAX_PAGES)).map((key) => cache.delete(key)));
    return (await cache.match(path, ANY_VARIANT)) !== undefined;
  }

  /** What is kept. */
  async paths(): Promise<string[]> {
    const keys = await (await caches.open(this.cacheName)).keys();
    return keys.map(({ url }) => new URL(url).pathname);
  }
}

/**
 * A page with all of its content; undefined where the server has none to give. A cache takes a page's place before the
 * new one has arrived, so that one that breaks off would leave nothing.
 */
async function fetchWhole(path: string): Promise<Response | undefined> {
  const response = await fetch(path);
  if (!response.ok || response.redirected) return undefined;
  return new Response(await response.blob(), { status: response.status, headers: response.headers });
}
