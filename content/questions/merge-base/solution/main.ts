import { readFileSync } from 'node:fs';

type Parents = Map<string, string[]>;

function contained(commit: string, parents: Parents): Set<string> {
  // A Set visits what is added while it is walked.
  const seen = new Set([commit]);
  for (const next of seen) {
    for (const parent of parents.get(next) ?? []) seen.add(parent);
  }
  return seen;
}

function bestCommon(a: string, b: string, parents: Parents): string[] {
  const inB = contained(b, parents);
  const common = [...contained(a, parents)].filter((commit) => inB.has(commit));
  // Whatever a common ancestor contains besides itself, it contains through a parent, which is common too.
  const outdone = new Set(common.flatMap((commit) => parents.get(commit) ?? []));
  return common.filter((commit) => !outdone.has(commit)).sort();
}

const lines = readFileSync(0, 'utf8').trim().split('\n');
const count = Number(lines[0]);
const parents: Parents = new Map();
for (const line of lines.slice(1, count + 1)) {
  const [commit, ...its] = line.split(' ');
  parents.set(commit, its);
}
for (const question of lines.slice(count + 2)) {
  const [a, b] = question.split(' ');
  console.log(bestCommon(a, b, parents).join(' ') || 'none');
}
