import { readFileSync } from 'node:fs';

/** The answer to each request of {second, client}. */
function judge({ limit, window, penalty }, requests) {
  return [];
}

const [first, , ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const [limit, window, penalty] = first.split(' ').map(Number);
const requests = lines.map((line) => {
  const [second, client] = line.split(' ');
  return { second: Number(second), client };
});
console.log(judge({ limit, window, penalty }, requests).join('\n'));
