import { readFileSync } from 'node:fs';

/** When the next boat leaves; undefined where no more does. */
function departure(route, now) {
  const waits = Math.max(0, Math.ceil((now - route.first) / route.every));
  const leaves = route.first + waits * route.every;
  return leaves <= route.last ? leaves : undefined;
}

function earliest(start, minute, routes) {
  const arrivals = new Map([[start, minute]]);
  const settled = new Set();
  for (;;) {
    // With at most a few hundred islands, looking for the next one beats keeping a heap in order.
    let island;
    for (const [name, time] of arrivals) {
      if (!settled.has(name) && (island === undefined || time < arrivals.get(island))) island = name;
    }
    if (island === undefined) return arrivals;
    // Arriving earlier never means leaving later, so this arrival is final.
    settled.add(island);
    for (const route of routes) {
      const leaves = route.from === island ? departure(route, arrivals.get(island)) : undefined;
      if (leaves === undefined) continue;
      const arrival = leaves + route.crossing;
      if (arrival < (arrivals.get(route.to) ?? Infinity)) arrivals.set(route.to, arrival);
    }
  }
}

const [head, , ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const [start, minute] = head.split(' ');
const routes = lines.map((line) => {
  const [from, to, ...times] = line.split(' ');
  const [first, every, last, crossing] = times.map(Number);
  return { from, to, first, every, last, crossing };
});
const arrivals = earliest(start, Number(minute), routes);
const islands = new Set([start, ...routes.flatMap(({ from, to }) => [from, to])]);
for (const island of [...islands].sort()) console.log(`${island} ${arrivals.get(island) ?? 'never'}`);
