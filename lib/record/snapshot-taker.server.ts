import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** What the worker is started with. */
export interface SnapshotWorkerData {
  readonly databaseUrl: string;
}

/** Where the new snapshot stands, or why there is none. */
export type SnapshotAnswer = { readonly seq: number } | { readonly error: string };

/**
 * Takes snapshots of rooms beside the event loop, one after the other: rooms that began together are due together, and
 * their folding would hold up everybody's edits.
 */
export class SnapshotTaker {
  readonly #data: SnapshotWorkerData;
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(databaseUrl: string) {
    this.#data = { databaseUrl };
  }

  /** Snapshots a room once its turn has come; answers where, or undefined where the process ends before. */
  take(roomId: string): Promise<number | undefined> {
    const taken = this.#last.then(() => this.#ask(roomId));
    this.#last = taken.catch(() => {});
    return taken;
  }

  /** Ends at once. A snapshot only saves folding: what is not taken is taken another time. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
  }

  async #ask(roomId: string): Promise<number | undefined> {
    if (this.#isClosed) return undefined;
    const worker = this.#running();
    worker.postMessage(roomId);
    // Rejects when the worker fails.
    const [answer] = (await once(worker, 'message')) as [SnapshotAnswer];
    if ('error' in answer) throw new Error(answer.error);
    return answer.seq;
  }

  #running(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(new URL('./snapshot-worker.server.ts', import.meta.url), { workerData: this.#data });
    worker.unref();
    worker.once('exit', () => {
      this.#worker = undefined;
    });
    this.#worker = worker;
    return worker;
  }
}
