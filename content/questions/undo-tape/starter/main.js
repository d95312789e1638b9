import { readFileSync } from 'node:fs';

/** What the commands print, as a list of lines. */
function run(commands) {
  return [];
}

const [, ...commands] = readFileSync(0, 'utf8').trim().split('\n');
console.log(run(commands).join('\n'));
