import { readFileSync } from 'node:fs';

/** The best common ancestors of two commits, in alphabetical order. `parents` is a Map of lists. */
function bestCommon(a, b, parents) {
  return [];
}

const lines = readFileSync(0, 'utf8').trim().split('\n');
const count = Number(lines[0]);
const parents = new Map();
for (const line of lines.slice(1, count + 1)) {
  const [commit, ...its] = line.split(' ');
  parents.set(commit, its);
}
for (const question of lines.slice(count + 2)) {
  const [a, b] = question.split(' ');
  console.log(bestCommon(a, b, parents).join(' ') || 'none');
}
