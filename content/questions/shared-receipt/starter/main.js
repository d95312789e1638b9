import { readFileSync } from 'node:fs';

/** A Map of what each person pays in cents, for items of {price, people}. */
function split(tipPercent, items) {
  return new Map();
}

const euros = (cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

const [tip, , ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const items = lines.map((line) => {
  const [price, ...people] = line.split(' ');
  return { price: Number(price), people };
});
const pays = split(Number(tip), items);
let sum = 0;
for (const person of [...pays.keys()].sort()) {
  console.log(person, euros(pays.get(person)));
  sum += pays.get(person);
}
console.log('total', euros(sum));
