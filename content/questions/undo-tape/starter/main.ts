import { readFileSync } from 'node:fs';

/** What the commands print. */
function run(commands: string[]): string[] {
  return [];
}

const [, ...commands] = readFileSync(0, 'utf8').trim().split('\n');
console.log(run(commands).join('\n'));
