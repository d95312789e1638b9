const PREFIX = '/_next/static/';

/** Whether a path is of a file whose name changes with its content. */
export function isAsset(path: string): boolean {
  return path.startsWith(PREFIX);
}

/** Scripts, styles and fonts: kept as soon as the worker is installed, and asked for once. */
export class Assets {
  private readonly cacheName: string;

  constructor(cacheName: string) {
    this.cacheName = cacheName;
  }

  async keepAll(paths: readonly string[]): Promise<void> {
    await (await caches.open(this.cacheName)).addAll([...paths]);
  }

  async answer(request: Request): Promise<Response> {
    const cache = await caches.open(this.cacheName);
    const kept = await cache.match(request);
    if (kept !== undefined) return kept;
    const response = await fetch(request);
    // A page of a newer build asks for what this worker's list does not have.
    if (response.ok) await cache.put(request, response.clone());
    return response;
  }
}
