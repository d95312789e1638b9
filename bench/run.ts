import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '../lib/protocol/languages.ts';
import { Installation } from './run/api.ts';
import { BareMachine } from './run/bare.ts';
import { disturbance, MOST_DISTURBED } from './run/beside.ts';
import { freshProgram, median, type Task } from './run/programs.ts';
import { openRunner, runInSandbox } from './run/sandbox.ts';
import { outputDelays, quantile } from './run/stream.ts';

// npm run bench:run                 everything; some ten minutes of an otherwise idle machine
// npm run bench:run -- --rounds 3   to see that it works

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    seconds: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    languages: { type: 'string', default: LANGUAGES.join(',') },
  },
});
const rounds = Number(values.rounds);
const crowdSeconds = Number(values.seconds);
const languages = LANGUAGES.filter((language) => values.languages.split(',').includes(language));
const TASKS: readonly Task[] = ['hello', '100 ms'];
const CROWDS = [1, 4, 16];
/** People who watch one program print. */
const AUDIENCES = [1, 8];
/** Between two runs: people read what came of the last, and a box is made meanwhile. */
const BREATH_MS = 250;
/** Rooms made ahead for a crowd: more than this many runs a second no machine of this kind does. */
const MOST_PER_SECOND = 60;

const WAYS = ['bare', 'sandbox', 'cold', 'api', 'api-again'] as const;
type Way = (typeof WAYS)[number];
type Times = Record<Way, number[]>;

const say = (line: string) => process.stdout.write(`${line}\n`);
const [load = 0] = os.loadavg();
if (load > 0.7) say(`Other work is running here (load ${load.toFixed(1)}): these figures will mean little.`);
say(`${os.cpus().length} × ${os.cpus()[0]?.model}, Node ${process.version}, medians of ${rounds} rounds`);

const folder = await mkdtemp(path.join(os.tmpdir(), 'pairpad-bench-boxes-'));
const cacheDir = path.join(os.tmpdir(), 'pairpad-sandbox-cache');
const warm = await openRunner(folder, cacheDir);
const cold = await openRunner(folder, cacheDir, 0);
const bare = await BareMachine.open(cacheDir);
const installation = await Installation.start(cacheDir, say);
const figures: string[] = [];
try {
  for (const language of languages) for (const task of TASKS) report(language, task, await measure(language, task));
  for (const atOnce of CROWDS) await crowd(atOnce);
  for (const people of AUDIENCES) await watched(people);
  const ratio = await disturbance(warm, rounds, Number(values.seed));
  say(`beside programs that misbehave a run takes ×${ratio.toFixed(2)} (at most ×${MOST_DISTURBED})`);
} finally {
  await installation.close();
  await Promise.all([warm.close(), cold.close(), bare.close()]);
  await rm(folder, { recursive: true, force: true });
}
say(`\n${figures.join('\n')}`);

/** Every way takes its turn in each round, so that none has the machine when it is coolest. */
async function measure(language: Language, task: Task): Promise<Times> {
  const times: Times = { bare: [], sandbox: [], cold: [], api: [], 'api-again': [] };
  await installation.prepare(2 * (rounds + 1));
  for (let round = 0; round <= rounds; round += 1) {
    const program = freshProgram(language, task);
    const ways: Record<Way, () => Promise<number>> = {
      bare: () => bare.run(language, freshProgram(language, task)),
      sandbox: () => runInSandbox(warm, language, freshProgram(language, task)),
      cold: () => runInSandbox(cold, language, freshProgram(language, task)),
      api: () => installation.run(language, program),
      'api-again': () => installation.run(language, program),
    };
    for (const way of WAYS) {
      await pause(BREATH_MS);
      const tookMs = await ways[way]();
      // The first round finds everything cold.
      if (round > 0) times[way].push(tookMs);
    }
  }
  return times;
}

function report(language: Language, task: Task, times: Times): void {
  const ms = Object.fromEntries(WAYS.map((way) => [way, median(times[way])])) as Record<Way, number>;
  const told = WAYS.map((way) => `${way} ${ms[way].toFixed(0)} (×${(ms[way] / ms.bare).toFixed(2)})`);
  say(`${language.padEnd(11)} ${task.padEnd(7)} ms: ${told.join('  ')}`);
  if (task !== 'hello') return;
  for (const way of WAYS) {
    if (way !== 'cold') figures.push(`figure run.${language}.${way} ${ms[way].toFixed(1)} ms`);
  }
}

/** So many people, each of whom runs again as soon as the last run has ended. */
async function crowd(atOnce: number): Promise<void> {
  await installation.prepare(crowdSeconds * MOST_PER_SECOND);
  const end = performance.now() + crowdSeconds * 1_000;
  let done = 0;
  const startedAt = performance.now();
  const person = async () => {
    while (performance.now() < end) {
      await installation.run('python', freshProgram('python', 'hello'));
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, person));
  const perSecond = (done * 1_000) / (performance.now() - startedAt);
  say(`${atOnce} at once: ${perSecond.toFixed(1)} runs a second (Python, hello, through the API)`);
  figures.push(`figure runs-per-second.${atOnce} ${perSecond.toFixed(2)} runs/s`);
}

/** How late what a program prints is in front of everybody. */
async function watched(people: number): Promise<void> {
  const delays = await outputDelays(installation, people);
  const [p50, p99] = [quantile(delays, 0.5), quantile(delays, 0.99)];
  say(
    `output to ${people}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms after being printed (${delays.length} seen)`,
  );
  figures.push(
    `figure output-delay.${people}.p50 ${p50.toFixed(1)} ms`,
    `figure output-delay.${people}.p99 ${p99.toFixed(1)} ms`,
  );
}
