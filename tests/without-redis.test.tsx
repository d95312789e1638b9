import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConnectionLine } from '../app/room/[roomId]/_components/connection-line.tsx';
import type { RoomConnection } from '../lib/collab-client/room-connection.ts';
import { createTestDatabase, type SpawnedServer, spawnCollab, type TestDatabase, waitFor } from './support/index.ts';
import { startRedis, type TestRedis } from './support/redis.ts';
import { makeRoom } from './support/rooms.ts';
import { makeParticipant, openPage, saved, textOf, type } from './support/sync.ts';

let redis: TestRedis;
let database: TestDatabase;
let instances: SpawnedServer[];
const pages: RoomConnection[] = [];
beforeAll(async () => {
  [redis, database] = await Promise.all([startRedis(), createTestDatabase()]);
  const start = () => spawnCollab({ databaseUrl: database.url, env: { REDIS_URL: redis.url } });
  instances = await Promise.all([start(), start()]);
});
afterAll(async () => {
  for (const page of pages) page.destroy();
  await Promise.all(instances.map((instance) => instance.kill()));
  await redis.kill();
  await database.drop();
});

/** What the page's connection line says, from the status of a socket that is really there. */
function lineOf({ status }: RoomConnection): string {
  return renderToStaticMarkup(<ConnectionLine status={status} />).replace(/<[^>]+>/g, '');
}

async function readiness({ url }: SpawnedServer): Promise<string> {
  const answer = await fetch(`${url}/readyz`);
  return `${answer.status} ${await answer.text()}`;
}

describe('two instances without Redis', () => {
  it('[SYN1] each instance says degraded in readyz and on the page, until Redis is back', async () => {
    const { roomId } = await makeRoom(database.db, { template: 'blank' });
    const open = async (instance: SpawnedServer | undefined, role: 'guest' | 'viewer') => {
      const page = openPage(instance?.port ?? 0, roomId, await makeParticipant(database.db, roomId, role));
      pages.push(page);
      return page;
    };
    const [ada, grace] = [await open(instances[0], 'guest'), await open(instances[1], 'guest')];
    const viewer = await open(instances[1], 'viewer');
    const everyLine = (...lines: string[]) =>
      waitFor(() => String([ada, grace, viewer].map(lineOf)) === String(lines), { what: `lines that say ${lines}` });
    const everyInstance = (pattern: RegExp) =>
      waitFor(async () => (await Promise.all(instances.map(readiness))).every((text) => pattern.test(text)), {
        what: `readyz answers ${pattern}`,
      });

    await everyLine('Saved', 'Saved', 'Read-only');
    await everyInstance(/^200 (?!.*degraded)/s);

    await redis.kill();
    await everyLine('Saved · others may be late', 'Saved · others may be late', 'Read-only · others may be late');
    // It serves on: a balancer must not take every instance away at once.
    await everyInstance(/^200 .*degraded: Redis cannot be reached/s);
    type(ada, 'alone');
    await saved(ada);
    const late = await open(instances[0], 'guest');
    await waitFor(() => lineOf(late) === 'Saved · others may be late', { what: 'a newcomer is told, too' });
    expect(textOf(late)).toBe('alone');

    await redis.restart();
    await everyLine('Saved', 'Saved', 'Read-only');
    await everyInstance(/^200 (?!.*degraded)/s);
    await waitFor(() => textOf(grace) === 'alone' && textOf(viewer) === 'alone', { what: 'all show the same text' });
  });
});
