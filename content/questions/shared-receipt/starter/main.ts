import { readFileSync } from 'node:fs';

interface Item {
  price: number; // in cents
  people: string[];
}

/** What each person pays in cents. */
function split(tipPercent: number, items: Item[]): Map<string, number> {
  return new Map();
}

const euros = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

const [tip, , ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const items = lines.map((line): Item => {
  const [price, ...people] = line.split(' ');
  return { price: Number(price), people };
});
const pays = split(Number(tip), items);
let sum = 0;
for (const [person, cents] of [...pays].sort(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(person, euros(cents));
  sum += cents;
}
console.log('total', euros(sum));
