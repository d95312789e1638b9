import { readFileSync } from 'node:fs';

interface Route {
  from: string;
  to: string;
  first: number;
  every: number;
  last: number;
  crossing: number;
}

/** The earliest minute at each island that can be reached. */
function earliest(start: string, minute: number, routes: Route[]): Map<string, number> {
  return new Map();
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
