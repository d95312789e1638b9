import { costOf } from './cost.ts';
import type { History } from './history.ts';
import { type PairpadBed, startPairpad } from './pairpad.ts';
import type { BenchRoom } from './pairpad-rooms.ts';
import { startRedis } from './redis.ts';
import { RoomOpener } from './rooms.ts';
import type { MeasuredServer } from './server-kinds.ts';
import { COST_ROOMS, type RoundTools } from './server-round.ts';

/** What an edit costs Pairpad on one process and, each room split in halves, on two behind Redis. */
export interface InstancesRound {
  readonly oneFresh: number;
  readonly oneOld: number;
  readonly twoFresh: number;
  readonly twoOld: number;
  /** p99 from one process's typists to the other's and their own, in milliseconds. */
  readonly twoOldP99: number;
}

/** Measures ten rooms of four, new ones and ones that are an hour old, on one process and on two. */
export async function measureInstances(
  bed: PairpadBed,
  histories: { readonly old: History; readonly fresh: History },
  { plan, letters }: RoundTools,
): Promise<InstancesRound> {
  const redis = await startRedis();
  try {
    const measure = async (processes: number, rooms: readonly BenchRoom[], history: History) => {
      const database = await bed.copy();
      const servers: MeasuredServer[] = [];
      try {
        const shared = processes > 1 ? redis.url : undefined;
        for (let count = 0; count < processes; count += 1) servers.push(await startPairpad(database.url, shared));
        const opener = new RoomOpener({ servers, history, rooms }, letters);
        await opener.open(COST_ROOMS, 4);
        const cost = await costOf(servers, opener, COST_ROOMS, plan.cost);
        opener.crowd.close();
        return cost;
      } finally {
        for (const { process } of servers) await process.stop();
        await database.drop();
      }
    };
    const oneFresh = await measure(1, bed.freshRooms, histories.fresh);
    const oneOld = await measure(1, bed.oldRooms, histories.old);
    const twoFresh = await measure(2, bed.freshRooms, histories.fresh);
    const twoOld = await measure(2, bed.oldRooms, histories.old);
    return {
      oneFresh: oneFresh.microsecondsPerEdit,
      oneOld: oneOld.microsecondsPerEdit,
      twoFresh: twoFresh.microsecondsPerEdit,
      twoOld: twoOld.microsecondsPerEdit,
      twoOldP99: twoOld.measured.edits.p99,
    };
  } finally {
    await redis.stop();
  }
}
