import '../kernel/low-priority.server.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { connectPool } from '../db/pool.server.ts';
import type { SnapshotAnswer, SnapshotWorkerData } from './snapshot-taker.server.ts';
import { takeSnapshot } from './snapshots.server.ts';

// Runs in a thread of its own: folding a long record takes as long as a frame may be late (SYN2).
const { databaseUrl }: SnapshotWorkerData = workerData;
const pool = connectPool(databaseUrl, { size: 1 });

parentPort?.on('message', async (roomId: string) => {
  const answer = await takeSnapshot(pool, roomId).then(
    (seq): SnapshotAnswer => ({ seq }),
    (error: unknown): SnapshotAnswer => ({ error: String(error) }),
  );
  parentPort?.postMessage(answer);
});
