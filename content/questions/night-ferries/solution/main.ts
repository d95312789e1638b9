import { readFileSync } from 'node:fs';

interface Route {
  from: string;
  to: string;
  first: number;
  every: number;
  last: number;
  crossing: number;
}

/** When the next boat leaves; undefined where no more does. */
function departure(route: Route, now: number): number | undefined {
  const waits = Math.max(0, Math.ceil((now - route.first) / route.every));
  const leaves = route.first + waits * route.every;
  return leaves <= route.last ? leaves : undefined;
}

function earliest(start: string, minute: number, routes: Route[]): Map<string, number> {
  const byIsland = Map.groupBy(routes, (route) => route.from);
  const arrivals = new Map<string, number>();
  const waiting = new Map([[start, minute]]);
  while (waiting.size > 0) {
    // With at most a few hundred islands, looking for the next one beats keeping a heap in order.
    const [island, now] = [...waiting].reduce((soonest, other) => (other[1] < soonest[1] ? other : soonest));
    waiting.delete(island);
    // Arriving earlier never means leaving later, so this arrival is final.
    arrivals.set(island, now);
    for (const route of byIsland.get(island) ?? []) {
      const leaves = departure(route, now);
      if (leaves === undefined || arrivals.has(route.to)) continue;
      waiting.set(route.to, Math.min(leaves + route.crossing, waiting.get(route.to) ?? Infinity));
    }
  }
  return arrivals;
}

const [head, , ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const [start, minute] = head.split(' ');
const routes = lines.map((line): Route => {
  const [from, to, ...times] = line.split(' ');
  const [first, every, last, crossing] = times.map(Number);
  return { from, to, first, every, last, crossing };
});
const arrivals = earliest(start, Number(minute), routes);
const islands = new Set([start, ...routes.flatMap(({ from, to }) => [from, to])]);
for (const island of [...islands].sort()) console.log(`${island} ${arrivals.get(island) ?? 'never'}`);
