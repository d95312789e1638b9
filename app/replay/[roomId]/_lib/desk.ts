import type { DeskAnswer, DeskCall, DeskCalls } from '#lib/replay/desk-messages.ts';

/** The worker that holds the tape, as the page asks it. */
export interface Desk {
  ask<K extends DeskCall>(kind: K, what: DeskCalls[K]['ask']): Promise<DeskCalls[K]['answer']>;
  close(): void;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** Puts a desk before a worker. Calls are answered in order. */
export function openDesk(worker: Worker): Desk {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  worker.onmessage = ({ data: { id, value, error } }: MessageEvent<DeskAnswer>) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.resolve(value as never);
    else call?.reject(new Error(error));
  };
  worker.onerror = (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message));
    waiting.clear();
  };
  return {
    ask: (kind, what) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        worker.postMessage({ id: last, kind, ...what });
      }),
    close: () => worker.terminate(),
  };
}
