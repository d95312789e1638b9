/** Where the worker is served; at the top, so that it may serve every page. */
export const WORKER_PATH = '/sw.js';

/**
 * What a page says to the worker: keep the page of this path, to open it without a network. The port that comes with
 * it is told whether that was done.
 */
export interface KeepPage {
  readonly type: 'keep';
  readonly path: string;
}

const ROOM_PATH = /^\/room\/[a-z0-9]+$/;

/** Whether a path is a room's page: the one kind that opens without a network, since it holds nothing personal. */
export function isRoomPath(path: string): boolean {
  return ROOM_PATH.test(path);
}

/** Reads a message; undefined where it is none, or about another kind of page. */
export function readKeepPage(data: unknown): KeepPage | undefined {
  const { type, path } = (data ?? {}) as Partial<Record<keyof KeepPage, unknown>>;
  return type === 'keep' && typeof path === 'string' && isRoomPath(path) ? { type, path } : undefined;
}
