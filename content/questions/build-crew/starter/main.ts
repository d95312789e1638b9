import { readFileSync } from 'node:fs';

interface Job {
  name: string;
  minutes: number;
  needs: string[];
}

/** The lines to print. */
function plan(crew: number, jobs: Job[]): string[] {
  return [];
}

const [first, ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const jobs = lines.map((line): Job => {
  const [name, minutes, ...needs] = line.split(' ');
  return { name, minutes: Number(minutes), needs };
});
console.log(plan(Number(first.split(' ')[0]), jobs).join('\n'));
