import os from 'node:os';
import { parseArgs } from 'node:util';
import { newId } from '#lib/kernel/ids.ts';
import { measurePage } from './replay/browser.ts';
import { type FoldCosts, type FoldedRecord, measureFold, quantile } from './replay/fold.ts';
import { syntheticSession } from './replay/synthetic-session.ts';
import { readTrace, recordOfTrace, TRACES } from './traces.ts';

// npm run bench:replay                     everything, some two minutes
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

const session = syntheticSession(Number(values.seed), {
  people: 8,
  edits: 30_000,
  durationMs: HOUR_MS,
  startedAt: Date.now() - HOUR_MS,
  idOf: () => newId(),
});
const records: FoldedRecord[] = [{ name: 'eight people, one hour', ...session }];
for (const name of TRACES) {
  const trace = await readTrace(name);
  records.push({ name, ...recordOfTrace(trace), text: trace.endContent });
}

// The first fold compiles the code for those that count.
for (const record of records) measureFold(record);
const folds = records.map(measureFold);
say(tableOf(folds));
const wrong = folds.filter(({ isRight }) => !isRight);
for (const { name } of wrong) say(`${name} does not fold to the text it ends with.`);
if (wrong.length > 0) process.exit(1);

if (!values['no-browser']) {
  const page = await measurePage(session, Number(values.seeks), say);
  say('\n| in Chromium | ms |\n| --- | ---: |');
  say(`| page ready | ${page.ready.toFixed(0)} |`);
  for (const [what, seeks] of [
    ['seek', page.seeks],
    ['seek, coloured by author', page.seeksWithAuthors],
  ] as const) {
    say(`| ${what}, p50 | ${quantile(seeks, 0.5).toFixed(1)} |`);
    say(`| ${what}, p99 | ${quantile(seeks, 0.99).toFixed(1)} |`);
  }
  say('');
  say(`figure replay.ready ${page.ready.toFixed(0)} ms`);
  say(`figure replay.seek.p50 ${quantile(page.seeks, 0.5).toFixed(1)} ms`);
  say(`figure replay.seek.p99 ${quantile(page.seeks, 0.99).toFixed(1)} ms`);
  say(`figure replay.bytes ${page.bytes} bytes`);
}

function tableOf(costs: readonly FoldCosts[]): string {
  const lines = costs.map(({ name, rows, recordKib, tapeKib, gzipBytes, derive, open, seek }) => [
    name,
    rows.toLocaleString('en'),
    recordKib.toFixed(0),
    `${tapeKib.toFixed(0)} (${(gzipBytes / 1_024).toFixed(0)})`,
    derive.toFixed(0),
    open.toFixed(0),
    `${seek.p50.toFixed(2)} / ${seek.p99.toFixed(2)}`,
  ]);
  const head = ['session', 'rows', 'record KiB', 'tape KiB (gzip)', 'derive ms', 'open ms', 'seek ms p50 / p99'];
  return [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
