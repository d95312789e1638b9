import { rm } from 'node:fs/promises';
import path from 'node:path';
import { ROOT, readVariables } from './environment.ts';
import { STAGES } from './stages.ts';
import { exitWith, StartError, say, seconds } from './terminal.ts';

// npm test                        everything
// npm test -- types lint          the stages named
// Ends with one line, alone: "<n> passed, <n> failed".

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown !== undefined) {
    throw new StartError(`There is no stage "${unknown}": ${STAGES.map((stage) => stage.name).join(', ')}.`);
  }
  await rm(path.join(ROOT, 'test-results'), { recursive: true, force: true });
  const variables = readVariables();
  let passed = 0;
  let failed = 0;
  for (const stage of STAGES.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const started = performance.now();
    const outcome = await stage.run(variables);
    passed += outcome.passed;
    failed += outcome.failed;
    if (outcome.failed > 0) process.stdout.write(`${outcome.output.trimEnd()}\n`);
    say(stage.name, `${outcome.failed === 0 ? 'ok' : 'FAILED'}, ${seconds(started)}`);
  }
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main(process.argv.slice(2)).catch(exitWith);
