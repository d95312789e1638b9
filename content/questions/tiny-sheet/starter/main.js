import { readFileSync } from 'node:fs';

/** A Map of what each cell shows, for a Map of formulas. */
function compute(formulas) {
  return new Map();
}

const [, ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const formulas = new Map(lines.map((line) => line.split(' = ')));
for (const [cell, shown] of compute(formulas)) console.log(`${cell} ${shown}`);
