import { readFileSync } from 'node:fs';

/** {cost, nights} of the cheapest way, for huts of {km, price}; undefined where there is none. */
function cheapest({ length, max, easy }, huts) {
  return { cost: 0, nights: 0 };
}

const [first, , ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const [length, max, easy] = first.split(' ').map(Number);
const huts = lines.map((line) => {
  const [km, price] = line.split(' ').map(Number);
  return { km, price };
});
const answer = cheapest({ length, max, easy }, huts);
console.log(answer === undefined ? 'impossible' : `${answer.cost} ${answer.nights}`);
