import os from 'node:os';
import { parseArgs } from 'node:util';
import { newId } from '#lib/kernel/ids.ts';
import { measurePages, type PageTimes } from './replay/browser.ts';
import { type FoldCosts, measureFold, quantile } from './replay/fold.ts';
import type { BenchSession } from './replay/session.ts';
import { syntheticSession } from './replay/synthetic-session.ts';
import { readTrace, recordOfTrace, TRACES } from './traces.ts';

// npm run bench:replay                     everything, some three minutes
// npm run bench:replay -- --seeks 50      to see that it works
// npm run bench:replay -- --no-browser    the fold alone

const HOUR_MS = 3_600_000;

const { values } = parseArgs({
  options: {
    seeks: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    'no-browser': { type: 'boolean', default: false },
  },
});

const say = (line: string) => process.stdout.write(`${line}\n`);
const [load = 0] = os.loadavg();
if (load > 0.7) say(`Other work is running here (load ${load.toFixed(1)}): these figures will mean little.`);

const synthetic = syntheticSession(Number(values.seed), {
  name: 'eight people, one hour',
  people: 8,
  edits: 30_000,
  durationMs: HOUR_MS,
  startedAt: Date.now() - HOUR_MS,
  idOf: () => newId(),
});
const sessions: BenchSession[] = [synthetic];
for (const name of TRACES) {
  const trace = await readTrace(name);
  sessions.push({ name, ...recordOfTrace(trace, () => newId()), text: trace.endContent });
}

// The first fold compiles the code for those that count.
for (const session of sessions) measureFold(session);
const folds = sessions.map(measureFold);
say(foldTable(folds));
const wrong = folds.filter(({ isRight }) => !isRight);
for (const { name } of wrong) say(`${name} does not fold to the text it ends with.`);
if (wrong.length > 0) process.exit(1);

if (!values['no-browser']) {
  const pages = await measurePages(sessions, Number(values.seeks), say);
  say(`\n${pageTable(pages)}\n`);
  const [hour] = pages;
  if (hour === undefined) throw new Error('no session was shown');
  say(`figure replay.ready ${hour.ready.toFixed(0)} ms`);
  say(`figure replay.seek.p50 ${quantile(hour.seeks, 0.5).toFixed(1)} ms`);
  say(`figure replay.seek.p99 ${quantile(hour.seeks, 0.99).toFixed(1)} ms`);
  say(`figure replay.bytes ${hour.bytes} bytes`);
}

function pageTable(pages: readonly PageTimes[]): string {
  const spread = (times: readonly number[]) =>
    `${quantile(times, 0.5).toFixed(1)} / ${quantile(times, 0.99).toFixed(1)}`;
  const lines = pages.map(({ ready, seeks, seeksWithAuthors, bytes }, index) => [
    sessions[index]?.name ?? '',
    ready.toFixed(0),
    spread(seeks),
    spread(seeksWithAuthors),
    bytes.toLocaleString('en'),
  ]);
  return tableOf(['in Chromium', 'ready ms', 'seek painted ms p50 / p99', 'coloured by author', 'bytes'], lines);
}

function foldTable(costs: readonly FoldCosts[]): string {
  const lines = costs.map(({ name, rows, recordKib, tapeKib, gzipBytes, derive, open, seek }) => [
    name,
    rows.toLocaleString('en'),
    recordKib.toFixed(0),
    `${tapeKib.toFixed(0)} (${(gzipBytes / 1_024).toFixed(0)})`,
    derive.toFixed(0),
    open.toFixed(0),
    `${seek.p50.toFixed(2)} / ${seek.p99.toFixed(2)}`,
  ]);
  return tableOf(
    ['session', 'rows', 'record KiB', 'tape KiB (gzip)', 'derive ms', 'open ms', 'seek ms p50 / p99'],
    lines,
  );
}

function tableOf(head: readonly string[], lines: readonly (readonly string[])[]): string {
  return [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
