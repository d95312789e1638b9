import { costOf, type Memory, memoryOf } from './cost.ts';
import { findKnee, type Knee } from './knee.ts';
import type { Letters } from './letters.ts';
import type { Measured } from './meter.ts';
import type { Plan } from './plan.ts';
import { RoomOpener, type Site } from './rooms.ts';
import type { MeasuredServer } from './server-kinds.ts';

/** What one round found out about one server. */
export interface ServerRound {
  readonly roomOfEight: Measured;
  readonly memory: Memory;
  readonly kneeOfFour: Knee;
  readonly kneeOfEight: Knee;
  /** In ten rooms of four. */
  readonly microsecondsPerEdit: number;
}

export interface RoundTools {
  readonly plan: Plan;
  readonly letters: Letters;
  readonly say: (line: string) => void;
}

/** Rooms in which the cost of an edit is measured: a load that all of them carry with ease. */
export const COST_ROOMS = 10;
/** Where the first search for a knee begins: below where the slowest has it. */
const FIRST_TRY = { 4: 40, 8: 16 } as const;
/** Later ones begin at this share of the knee that the round before found. */
const NEXT_TRY = 0.8;

/** Measures a server that has just started; `last` is what the round before found. */
export async function measureServer(
  server: MeasuredServer,
  site: Omit<Site, 'servers'>,
  last: ServerRound | undefined,
  { plan, letters, say }: RoundTools,
): Promise<ServerRound> {
  const here: Site = { ...site, servers: [server] };
  const memory = await memoryOf(server, here, plan.memoryRooms, letters);

  const eight = new RoomOpener(here, letters);
  await eight.open(1, 8);
  const roomOfEight = await eight.crowd.type(1, plan.room);
  eight.crowd.close();

  const opener = new RoomOpener(here, letters);
  await opener.open(Math.min(COST_ROOMS, opener.most), 4);
  const { microsecondsPerEdit } = await costOf([server], opener, COST_ROOMS, plan.instances);
  const kneeOf = (typists: 4 | 8, among: RoomOpener, before: Knee | undefined): Promise<Knee> =>
    findKnee(among, {
      typists,
      start: before === undefined ? FIRST_TRY[typists] : Math.round(before.rooms * NEXT_TRY),
      load: plan.knee,
      onTried: (rooms, measured) => say(`${rooms} rooms of ${typists}: ${describe(measured)}`),
    });
  const kneeOfFour = await kneeOf(4, opener, last?.kneeOfFour);
  opener.crowd.close();

  const wide = new RoomOpener(here, letters);
  const kneeOfEight = await kneeOf(8, wide, last?.kneeOfEight);
  wide.crowd.close();
  return { roomOfEight, memory, kneeOfFour, kneeOfEight, microsecondsPerEdit };
}

function describe({ edits, editsSeen, caretsSeen, generatorShare }: Measured): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const late = editsSeen < 1 ? `, ${percent(1 - editsSeen)} of the edits late` : '';
  return `p99 ${edits.p99.toFixed(1)} ms, carets seen ${percent(caretsSeen)}, generator ${percent(generatorShare)}${late}`;
}
