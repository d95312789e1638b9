import type { InstancesRound } from './instances.ts';
import type { Latency } from './meter.ts';
import type { ServerName } from './server-kinds.ts';
import type { ServerRound } from './server-round.ts';

/** What all rounds found. */
export interface Findings {
  readonly servers: ReadonlyMap<ServerName, readonly ServerRound[]>;
  readonly instances: readonly InstancesRound[];
  readonly browsers: readonly Latency[];
}

/** A number to compare by a script: `figure <name> <value> <unit>`. */
interface Figure {
  readonly name: string;
  readonly value: number | undefined;
  readonly unit: string;
}

export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** The middle round of each measurement, as Markdown. */
export function tableOf(findings: Findings): string {
  const roomsOf = (name: ServerName) => medianOf(findings.servers.get(name), (round) => round.kneeOfFour.rooms);
  const raw = roomsOf('raw');
  const bare = roomsOf('hocuspocus');
  const measured = [...findings.servers].filter(([, rounds]) => rounds.length > 0);
  const lines = measured.map(([name, rounds]) => {
    const of = (pick: (round: ServerRound) => number | undefined) => medianOf(rounds, pick);
    const isLowerBound = rounds.some((round) => round.kneeOfFour.isLowerBound);
    const rooms = roomsOf(name);
    return [
      name,
      `${isLowerBound ? '≥ ' : ''}${show(rooms, 0)}`,
      show(ratio(rooms, bare), 2),
      show(ratio(rooms, raw), 2),
      show(
        of((round) => round.kneeOfEight.rooms),
        0,
      ),
      ['p50', 'p95', 'p99']
        .map((rank) =>
          show(
            of((round) => round.roomOfEight.edits[rank as keyof Latency]),
            1,
          ),
        )
        .join(' / '),
      show(
        of((round) => round.kneeOfFour.at.caretsSeen * 100),
        1,
      ),
      show(
        of((round) => round.cost.fours),
        0,
      ),
      show(
        of((round) => round.cost.eights),
        0,
      ),
      show(
        of((round) => round.cost.withoutCarets),
        0,
      ),
      show(
        of((round) => round.memory.bytesPerRoom / 1024),
        0,
      ),
      show(
        of((round) => round.memory.bytesPerSocket / 1024),
        1,
      ),
      show(
        of((round) => round.roomOfEight.saved?.p99),
        0,
      ),
    ];
  });
  const head = [
    'server',
    'rooms of 4',
    '× Hocuspocus',
    '× raw',
    'rooms of 8',
    'one room of 8: p50 / p95 / p99 ms',
    'carets seen %',
    'µs an edit: rooms of 4',
    'rooms of 8',
    'of 4 without carets',
    'KiB a room',
    'KiB a socket',
    'saved p99 ms',
  ];
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...lines.map(row)].join('\n');
}

/** The lines that a benchmark ends with; what was not measured has none. */
export function figuresOf({ servers, instances, browsers }: Findings): string[] {
  const rooms = (name: ServerName): Figure => ({
    name: `rooms.${name}`,
    value: medianOf(servers.get(name), (round) => round.kneeOfFour.rooms),
    unit: 'rooms',
  });
  const p99 = (name: ServerName): Figure => ({
    name: `p99-8.${name}`,
    value: medianOf(servers.get(name), (round) => round.roomOfEight.edits.p99),
    unit: 'ms',
  });
  const cost = (name: string, pick: (round: InstancesRound) => number): Figure => ({
    name: `cpu-per-edit.${name}`,
    value: medianOf(instances, pick),
    unit: 'us',
  });
  const eights = [...servers.keys()].map(
    (name): Figure => ({
      name: `cpu-per-edit-8.${name}`,
      value: medianOf(servers.get(name), (round) => round.cost.eights),
      unit: 'us',
    }),
  );
  const figures: Figure[] = [
    rooms('pairpad'),
    rooms('hocuspocus'),
    rooms('y-websocket'),
    rooms('raw'),
    p99('pairpad'),
    p99('y-websocket'),
    { name: 'browser.p99', value: medianOf(browsers, (latency) => latency.p99), unit: 'ms' },
    cost('one', (round) => round.oneOld),
    cost('two-fresh', (round) => round.twoFresh),
    cost('two-old', (round) => round.twoOld),
    ...eights,
  ];
  return figures.flatMap(({ name, value, unit }) =>
    value === undefined ? [] : [`figure ${name} ${Math.round(value * 100) / 100} ${unit}`],
  );
}

function medianOf<T>(rounds: readonly T[] | undefined, pick: (round: T) => number | undefined): number | undefined {
  return median((rounds ?? []).map(pick).filter((value) => value !== undefined));
}

const ratio = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? undefined : a / b;

function show(value: number | undefined, digits: number): string {
  return value === undefined ? '–' : value.toFixed(digits);
}
