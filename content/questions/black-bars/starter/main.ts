import { readFileSync } from 'node:fs';

/** The lines with their bars, and the number of characters covered. */
function blackOut(phrases: string[], lines: string[]): { printed: string[]; covered: number } {
  return { printed: lines, covered: 0 };
}

const [count, ...rest] = readFileSync(0, 'utf8').replace(/\n$/, '').split('\n');
const { printed, covered } = blackOut(rest.slice(0, Number(count)), rest.slice(Number(count)));
console.log(printed.join('\n'));
console.log('covered', covered);
