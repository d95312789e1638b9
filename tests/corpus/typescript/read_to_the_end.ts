import { createInterface } from 'node:readline';

interface Tally {
  lines: number;
  numbers: number;
  total: number;
}

const tally: Tally = { lines: 0, numbers: 0, total: 0 };
for await (const line of createInterface({ input: process.stdin })) {
  tally.lines++;
  for (const number of line.split(/\s+/).filter(Boolean).map(Number)) {
    tally.numbers++;
    tally.total += number;
  }
}
const { lines, numbers, total } = tally;
console.log(lines, numbers, total);
