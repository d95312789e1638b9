import { readFileSync } from 'node:fs';

/** The lines to print, for jobs of {name, minutes, needs}. */
function plan(crew, jobs) {
  return [];
}

const [first, ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const jobs = lines.map((line) => {
  const [name, minutes, ...needs] = line.split(' ');
  return { name, minutes: Number(minutes), needs };
});
console.log(plan(Number(first.split(' ')[0]), jobs).join('\n'));
