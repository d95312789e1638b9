import { readFileSync } from 'node:fs';

type Shown = number | '#DIV' | '#LOOP';

/** What each cell shows, by name. */
function compute(formulas: Map<string, string>): Map<string, Shown> {
  return new Map();
}

const [, ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const formulas = new Map(lines.map((line) => line.split(' = ') as [string, string]));
for (const [cell, shown] of compute(formulas)) console.log(`${cell} ${shown}`);
