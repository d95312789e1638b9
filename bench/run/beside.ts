import type { Runner } from '../../lib/execution/runner.ts';
import { NUISANCES } from '../../tests/sandbox/nuisances.ts';
import { freshProgram, median } from './programs.ts';
import { runInSandbox } from './sandbox.ts';

/** A second run may take so many times as long beside programs that misbehave: they and it share the processors. */
export const MOST_DISTURBED = 2;

/** As many as a machine of two processors runs besides, before the next would have to wait. */
const BESIDE = 2;

/**
 * How many times as long a program takes beside others that misbehave, drawn anew for each round; all in boxes, each
 * with the bounds of a run.
 */
export async function disturbance(runner: Runner, rounds: number, seed: number): Promise<number> {
  const next = randomNumbers(seed);
  const kinds = Object.values(NUISANCES);
  const times = { alone: [] as number[], beside: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    times.alone.push(await runInSandbox(runner, 'python', freshProgram('python', '100 ms')));
    const nuisances = Array.from({ length: BESIDE }, () => {
      const code = kinds[Math.floor(next() * kinds.length)] ?? '';
      return runner.start(
        { language: 'python', code, stdin: '', timeoutSeconds: 10 },
        { state: () => {}, output: () => {} },
      );
    });
    times.beside.push(await runInSandbox(runner, 'python', freshProgram('python', '100 ms')));
    for (const nuisance of nuisances) nuisance.stop('the bench');
    await Promise.all(nuisances.map(({ ended }) => ended));
  }
  return median(times.beside) / median(times.alone);
}

/** The same numbers for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
}
