import { parseArgs } from 'node:util';
import type { Load } from './crowd.ts';
import { SERVERS, type ServerName } from './server-kinds.ts';

/** How thoroughly everything is measured. */
export interface Plan {
  readonly rounds: number;
  readonly servers: readonly ServerName[];
  readonly parts: readonly Part[];
  /** Edits that a room has behind it. */
  readonly edits: number;
  /** Rooms of the database that Pairpad is given; its knee cannot be found beyond. */
  readonly rooms: number;
  readonly room: Load;
  readonly knee: Load;
  readonly cost: Load;
  readonly memoryRooms: number;
  readonly browserKeys: number;
  readonly seed: number;
}

export const PARTS = ['rooms', 'instances', 'browser'] as const;
export type Part = (typeof PARTS)[number];

const seconds = (warmUp: number, measure: number): Load => ({ warmUpMs: warmUp * 1000, measureMs: measure * 1000 });

const FULL: Plan = {
  rounds: 3,
  servers: SERVERS,
  parts: PARTS,
  edits: 30_000,
  rooms: 240,
  room: seconds(3, 15),
  knee: seconds(1.5, 4),
  cost: seconds(3, 6),
  memoryRooms: 20,
  browserKeys: 500,
  seed: 1,
};

/** To see that it works; its figures mean little. */
const QUICK: Plan = {
  ...FULL,
  rounds: 1,
  rooms: 40,
  room: seconds(1, 3),
  knee: seconds(1, 1.5),
  cost: seconds(1, 3),
  memoryRooms: 5,
  browserKeys: 60,
};

/** Reads the command line: `--quick`, `--rounds 5`, `--only pairpad,raw`, `--parts rooms,browser`, `--seed 7`. */
export function readPlan(args: readonly string[]): Plan {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      only: { type: 'string' },
      parts: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  const base = values.quick ? QUICK : FULL;
  return {
    ...base,
    rounds: values.rounds === undefined ? base.rounds : Number(values.rounds),
    seed: values.seed === undefined ? base.seed : Number(values.seed),
    servers: pick(SERVERS, values.only),
    parts: pick(PARTS, values.parts),
  };
}

function pick<T extends string>(all: readonly T[], wanted: string | undefined): readonly T[] {
  const names = wanted?.split(',');
  const unknown = names?.find((name) => !(all as readonly string[]).includes(name));
  if (unknown !== undefined) throw new Error(`"${unknown}" is none of ${all.join(', ')}`);
  return names === undefined ? all : all.filter((name) => names.includes(name));
}
