import { readFileSync } from 'node:fs';

/** The lines to print, for swipes of {minute, way: 'in' or 'out', name}. */
function rollCall(swipes) {
  return [];
}

const [, ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const swipes = lines.map((line) => {
  const [minute, way, name] = line.split(' ');
  return { minute: Number(minute), way, name };
});
console.log(rollCall(swipes).join('\n'));
