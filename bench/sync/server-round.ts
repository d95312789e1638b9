import { costOf, type Memory, memoryOf } from './cost.ts';
import { findKnee, type Knee } from './knee.ts';
import type { Letters } from './letters.ts';
import type { Measured } from './meter.ts';
import type { Plan } from './plan.ts';
import { RoomOpener, type Site } from './rooms.ts';
import type { MeasuredServer, ServerName } from './server-kinds.ts';

/** What one round found out about one server. */
export interface ServerRound {
  readonly roomOfEight: Measured;
  readonly memory: Memory;
  readonly kneeOfFour: Knee;
  readonly kneeOfEight: Knee;
  readonly cost: CostOfEdits;
}

/** Processor time of the server for each edit, in microseconds. */
interface CostOfEdits {
  /** In ten rooms of four. */
  readonly fours: number;
  /** In five rooms of eight. */
  readonly eights: number;
  /** In ten rooms of four whose pages send no carets while they type. */
  readonly withoutCarets: number;
}

export interface RoundTools {
  readonly plan: Plan;
  readonly letters: Letters;
  readonly say: (line: string) => void;
}

/** Rooms in which the cost of an edit is measured: a load that all of them carry with ease. */
export const COST_ROOMS = 10;
const COST_ROOMS_OF_EIGHT = 5;
/** Where the first search for a knee begins: a guess near it saves time and changes nothing. Later ones know better. */
const FIRST_TRY: Record<ServerName, { readonly 4: number; readonly 8: number }> = {
  pairpad: { 4: 80, 8: 32 },
  hocuspocus: { 4: 40, 8: 16 },
  'y-websocket': { 4: 80, 8: 32 },
  raw: { 4: 140, 8: 50 },
};
const FIRST_GROWTH = 1.3;
const NEXT_GROWTH = 1.15;

/** Measures a server that has just started; `last` is what the round before found. */
export async function measureServer(
  name: ServerName,
  server: MeasuredServer,
  site: Omit<Site, 'servers'>,
  last: ServerRound | undefined,
  { plan, letters, say }: RoundTools,
): Promise<ServerRound> {
  const here: Site = { ...site, servers: [server] };
  // The same in every round.
  const memory = last?.memory ?? (await memoryOf(server, here, plan.memoryRooms, letters));

  const eight = new RoomOpener(here, letters);
  await eight.open(1, 8);
  const roomOfEight = await eight.crowd.type(1, plan.room);
  eight.crowd.close();

  const cost = async (among: RoomOpener, rooms: number, typists: number, load = plan.cost) => {
    await among.open(Math.min(rooms, among.most), typists);
    return (await costOf([server], among, rooms, load)).microsecondsPerEdit;
  };
  // Before the searches: many rooms that are put away take snapshots, whose cost is not that of an edit.
  const few = new RoomOpener(here, letters);
  const eights = await cost(few, COST_ROOMS_OF_EIGHT, 8);
  few.crowd.close();
  const opener = new RoomOpener(here, letters);
  const fours = await cost(opener, COST_ROOMS, 4);
  const withoutCarets = await cost(opener, COST_ROOMS, 4, { ...plan.cost, showsCarets: false });
  const kneeOf = (typists: 4 | 8, among: RoomOpener, before: Knee | undefined): Promise<Knee> =>
    findKnee(among, {
      typists,
      start: before?.rooms ?? FIRST_TRY[name][typists],
      growth: before === undefined ? FIRST_GROWTH : NEXT_GROWTH,
      load: plan.knee,
      onTried: (rooms, measured) => say(`${rooms} rooms of ${typists}: ${describe(measured)}`),
    });
  const kneeOfFour = await kneeOf(4, opener, last?.kneeOfFour);
  opener.crowd.close();

  const wide = new RoomOpener(here, letters);
  const kneeOfEight = await kneeOf(8, wide, last?.kneeOfEight);
  wide.crowd.close();
  return { roomOfEight, memory, kneeOfFour, kneeOfEight, cost: { fours, eights, withoutCarets } };
}

function describe({ edits, editsSeen, caretsSeen, generatorShare }: Measured): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const late = editsSeen < 1 ? `, ${percent(1 - editsSeen)} of the edits late` : '';
  return `p99 ${edits.p99.toFixed(1)} ms, carets seen ${percent(caretsSeen)}, generator ${percent(generatorShare)}${late}`;
}
