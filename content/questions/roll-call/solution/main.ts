import { readFileSync } from 'node:fs';

interface Swipe {
  minute: number;
  way: string; // 'in' or 'out'
  name: string;
}

function rollCall(swipes: Swipe[]): string[] {
  const inside = new Map<string, number>();
  let anomalies = 0;
  let peak = 0;
  for (const { minute, way, name } of swipes) {
    // Deleted first, so that somebody who swipes in again moves to the end.
    const known = inside.delete(name);
    if (known === (way === 'in')) anomalies += 1;
    if (way === 'in') inside.set(name, minute);
    peak = Math.max(peak, inside.size);
  }
  const stillInside = [...inside].map(([name, minute]) => `inside ${name} ${minute}`);
  return [`anomalies ${anomalies}`, `peak ${peak}`, ...stillInside];
}

const [, ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const swipes = lines.map((line): Swipe => {
  const [minute, way, name] = line.split(' ');
  return { minute: Number(minute), way, name };
});
console.log(rollCall(swipes).join('\n'));
