import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createTestDatabase, freePort, type TestDatabase, waitFor } from './support/index.ts';

describe('the test harness', () => {
  const databases: TestDatabase[] = [];
  const make = async () => {
    const database = await createTestDatabase();
    databases.push(database);
    return database;
  };
  afterEach(async () => {
    await Promise.all(databases.splice(0).map((database) => database.drop()));
  });

  it('gives each test a migrated database of its own', async () => {
    const [one, other] = await Promise.all([make(), make()]);
    await one.db.installation.create({ data: { adminId: 'somebody' } });
    expect(await one.db.installation.count()).toBe(1);
    expect(await other.db.installation.count()).toBe(0);
  });

  it('waits for a condition and says what did not come', async () => {
    let calls = 0;
    expect(await waitFor(() => (++calls > 2 ? calls : null))).toBe(3);
    await expect(waitFor(() => false, { timeoutMs: 30, what: 'the moon' })).rejects.toThrow(
      'Not within 30 ms: the moon',
    );
  });

  it('finds ports that nobody listens on, and that nobody is given before they are used', async () => {
    const ports = await Promise.all(Array.from({ length: 20 }, () => freePort()));
    expect(new Set(ports).size).toBe(20);
    const holder = createServer().listen(ports[0]);
    await once(holder, 'listening');
    expect(await freePort(ports[0])).not.toBe(ports[0]);
    holder.close();
    // Linux deals out 32,768 and what follows, others 49,152.
    expect(Math.max(...ports)).toBeLessThan(32_768);
  });
});
