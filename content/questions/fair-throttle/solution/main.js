import { readFileSync } from 'node:fs';

const PATIENCE = 3;

function judge({ limit, window, penalty }, requests) {
  const clients = new Map();
  return requests.map(({ second, client: name }) => {
    if (!clients.has(name)) clients.set(name, { accepted: [], refusals: 0, blockedUntil: 0 });
    const client = clients.get(name);
    if (second < client.blockedUntil) return `blocked ${client.blockedUntil - second}`;

    // At most `limit` entries, so shifting the array costs next to nothing.
    while (client.accepted.length > 0 && second - client.accepted[0] >= window) client.accepted.shift();
    if (client.accepted.length < limit) {
      client.accepted.push(second);
      client.refusals = 0;
      return 'ok';
    }

    client.refusals += 1;
    if (client.refusals < PATIENCE) return `wait ${client.accepted[0] + window - second}`;
    client.refusals = 0;
    client.blockedUntil = second + penalty;
    return `blocked ${penalty}`;
  });
}

const [first, , ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const [limit, window, penalty] = first.split(' ').map(Number);
const requests = lines.map((line) => {
  const [second, client] = line.split(' ');
  return { second: Number(second), client };
});
console.log(judge({ limit, window, penalty }, requests).join('\n'));
