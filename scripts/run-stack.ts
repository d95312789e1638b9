import { readVariables } from './environment.ts';
import { startStack } from './stack.ts';
import { exitWith, type StartError, say } from './terminal.ts';

function aborted(signal: AbortSignal): Promise<null> {
  if (signal.aborted) return Promise.resolve(null);
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }));
}

/** Runs Pairpad until it is told to stop; what `npm start` and `npm run dev` have in common. */
export async function runStack(mode: 'production' | 'development'): Promise<void> {
  let tellFailure: (error: StartError) => void = () => {};
  const failure = new Promise<StartError>((resolve) => {
    tellFailure = resolve;
  });
  // Registered first: a Ctrl-C during the build must stop what has been started until then, too.
  const told = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      // Asked a second time: something hangs. What is left behind, the next start ends.
      if (told.signal.aborted) process.exit(1);
      told.abort();
    });

  process.stdout.write('\n  Pairpad\n\n');
  const stack = await startStack({
    mode,
    variables: readVariables(),
    say,
    onFailure: tellFailure,
    signal: told.signal,
  }).catch((error: unknown) => {
    if (told.signal.aborted) return null;
    throw error;
  });
  if (stack === null) {
    say('Stopped', 'before it was started');
    return;
  }
  process.stdout.write(`\n  Open ${stack.url}\n  Ctrl-C stops everything; what is saved stays.\n\n`);

  const error = await Promise.race([failure, aborted(told.signal)]);
  if (error === null) say('Stopping', 'pages, sync, database…');
  await stack.stop();
  if (error !== null) throw error;
  say('Stopped', 'until next time');
}

/** Runs it as this process's only purpose. */
export function main(mode: 'production' | 'development'): void {
  runStack(mode).then(() => process.exit(0), exitWith);
}
