import { readFileSync } from 'node:fs';

const isBetter = (way, than) =>
  than === undefined || way.cost < than.cost || (way.cost === than.cost && way.nights < than.nights);

function cheapest({ length, max, easy }, huts) {
  const stops = [{ km: 0, price: 0 }, ...huts, { km: length, price: 0 }];
  const end = stops.length - 1;
  // For each stop, the best way having arrived by an easy day (0), and by a long one (1).
  const best = stops.map(() => [undefined, undefined]);
  best[0][0] = { cost: 0, nights: 0 };
  for (let to = 1; to <= end; to++) {
    for (let from = to - 1; from >= 0; from--) {
      const day = stops[to].km - stops[from].km;
      if (day > max) break;
      const kind = day > easy ? 1 : 0;
      for (const before of kind === 1 ? [best[from][0]] : best[from]) {
        if (before === undefined) continue;
        const way = { cost: before.cost + stops[to].price, nights: before.nights + (to === end ? 0 : 1) };
        if (isBetter(way, best[to][kind])) best[to][kind] = way;
      }
    }
  }
  const [easyEnd, longEnd] = best[end];
  return longEnd !== undefined && isBetter(longEnd, easyEnd) ? longEnd : easyEnd;
}

const [first, , ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const [length, max, easy] = first.split(' ').map(Number);
const huts = lines.map((line) => {
  const [km, price] = line.split(' ').map(Number);
  return { km, price };
});
const answer = cheapest({ length, max, easy }, huts);
console.log(answer === undefined ? 'impossible' : `${answer.cost} ${answer.nights}`);
