import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, waitFor } from '../../tests/support/index.ts';
import { makeRoom } from '../../tests/support/rooms.ts';
import { housekeeping } from './housekeeping.server.ts';
import { startJobs } from './job-loop.server.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const DAY_MS = 86_400_000;

describe('jobs', () => {
  it('that are to be done alone are done by one process at a time', async () => {
    let atOnce = 0;
    let most = 0;
    let turns = 0;
    const job = {
      name: 'counting',
      everySeconds: 0.005,
      mode: 'alone',
      run: async () => {
        most = Math.max(most, ++atOnce);
        await test.db.$executeRaw`select pg_sleep(0.01)`;
        atOnce -= 1;
        turns += 1;
        return false;
      },
    } as const;
    const loops = [startJobs(test.db, [job]), startJobs(test.db, [job])];
    await waitFor(() => turns >= 5);
    await Promise.all(loops.map((loop) => loop.stop()));
    expect(most).toBe(1);
  });

  it('come again after they failed', async () => {
    let turns = 0;
    const job = {
      name: 'failing',
      everySeconds: 0.001,
      mode: 'shared',
      run: () => (++turns < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve(false)),
    } as const;
    const loop = startJobs(test.db, [job]);
    await waitFor(() => turns >= 3);
    await loop.stop();
  });
});

describe('housekeeping', () => {
  it('purges deleted rooms with all of their record once the time to undo is over, and no others', async () => {
    const [gone, recent, here] = [await makeRoom(test.db), await makeRoom(test.db), await makeRoom(test.db)];
    const deletedAt = (days: number) => new Date(Date.now() - days * DAY_MS);
    await test.db.room.update({ where: { id: gone.roomId }, data: { deletedAt: deletedAt(8) } });
    await test.db.room.update({ where: { id: recent.roomId }, data: { deletedAt: deletedAt(6) } });
    await housekeeping.run(test.db);
    expect(await test.db.recordRow.count({ where: { roomId: gone.roomId } })).toBe(0);
    expect(await test.db.room.count()).toBe(2);
    for (const { roomId } of [recent, here]) expect(await test.db.recordRow.count({ where: { roomId } })).toBe(2);
  });
});
