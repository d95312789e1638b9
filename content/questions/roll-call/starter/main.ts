import { readFileSync } from 'node:fs';

interface Swipe {
  minute: number;
  way: string; // 'in' or 'out'
  name: string;
}

/** The lines to print. */
function rollCall(swipes: Swipe[]): string[] {
  return [];
}

const [, ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const swipes = lines.map((line): Swipe => {
  const [minute, way, name] = line.split(' ');
  return { minute: Number(minute), way, name };
});
console.log(rollCall(swipes).join('\n'));
