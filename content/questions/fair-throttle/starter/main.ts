import { readFileSync } from 'node:fs';

interface Rules {
  limit: number;
  window: number; // in seconds, like all times
  penalty: number;
}

interface ApiRequest {
  second: number;
  client: string;
}

/** The answer to each request. */
function judge({ limit, window, penalty }: Rules, requests: ApiRequest[]): string[] {
  return [];
}

const [first, , ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const [limit, window, penalty] = first.split(' ').map(Number);
const requests = lines.map((line): ApiRequest => {
  const [second, client] = line.split(' ');
  return { second: Number(second), client };
});
console.log(judge({ limit, window, penalty }, requests).join('\n'));
