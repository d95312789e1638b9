import { readFileSync } from 'node:fs';

interface Trail {
  length: number; // in kilometres, like all distances
  max: number;
  easy: number;
}

interface Hut {
  km: number;
  price: number;
}

interface Way {
  cost: number;
  nights: number;
}

/** The cheapest way; undefined where there is none. */
function cheapest({ length, max, easy }: Trail, huts: Hut[]): Way | undefined {
  return { cost: 0, nights: 0 };
}

const [first, , ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const [length, max, easy] = first.split(' ').map(Number);
const huts = lines.map((line): Hut => {
  const [km, price] = line.split(' ').map(Number);
  return { km, price };
});
const answer = cheapest({ length, max, easy }, huts);
console.log(answer === undefined ? 'impossible' : `${answer.cost} ${answer.nights}`);
