import type { Load } from './crowd.ts';
import type { Letters } from './letters.ts';
import type { Measured } from './meter.ts';
import { RoomOpener, type Site } from './rooms.ts';
import type { MeasuredServer } from './server-kinds.ts';

export interface Cost {
  /** Processor time of all the servers together for each edit. */
  readonly microsecondsPerEdit: number;
  readonly measured: Measured;
}

const processorTime = async (servers: readonly MeasuredServer[]) => {
  const usages = await Promise.all(servers.map(({ process }) => process.usage()));
  return usages.reduce((sum, { cpuMicroseconds }) => sum + cpuMicroseconds, 0);
};

/** What an edit costs the servers while so many rooms type. */
export async function costOf(
  servers: readonly MeasuredServer[],
  opener: RoomOpener,
  rooms: number,
  load: Load,
): Promise<Cost> {
  const measured = await opener.crowd.type(rooms, load, () => processorTime(servers));
  return { microsecondsPerEdit: measured.counted / measured.editsSent, measured };
}

export interface Memory {
  readonly bytesPerRoom: number;
  readonly bytesPerSocket: number;
}

/** What a room, and each further socket in it, holds in a server's memory. */
export async function memoryOf(server: MeasuredServer, site: Site, rooms: number, letters: Letters): Promise<Memory> {
  const held = async () => (await server.process.memory()).heldBytes;
  const alone = new RoomOpener(site, letters);
  const others = new RoomOpener(site, letters);
  const further = 3;
  const empty = await held();
  await alone.open(rooms, 1);
  const withOne = await held();
  await others.open(rooms, further);
  const withAll = await held();
  for (const { crowd } of [alone, others]) crowd.close();
  const bytesPerSocket = (withAll - withOne) / (rooms * further);
  return { bytesPerSocket, bytesPerRoom: (withOne - empty) / rooms - bytesPerSocket };
}
