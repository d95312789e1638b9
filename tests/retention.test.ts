import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '../lib/protocol/close-codes.ts';
import { createTestDatabase, spawnCollab, type TestDatabase, waitFor } from './support/index.ts';
import { makeRoom } from './support/rooms.ts';
import { makeParticipant, openPage, saved, textOf, type } from './support/sync.ts';

let test: TestDatabase;
const started: ChildProcess[] = [];
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => {
  for (const child of started) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await test.drop();
});

/** Two processes start and remove forty rooms, on a machine that may be busy. */
const REMOVAL_TIMEOUT_MS = 50_000;
const LONG_AGO = new Date(Date.now() - 8 * 86_400_000);

async function letTimePass(roomId: string): Promise<void> {
  await test.db.recordHead.update({ where: { roomId }, data: { updatedAt: LONG_AGO } });
  await test.db.room.update({ where: { id: roomId }, data: { lastActivityAt: LONG_AGO } });
}

function startInstance(): void {
  const script = path.join(import.meta.dirname, 'support/retention-process.ts');
  started.push(spawn(process.execPath, [script, test.url, '7'], { stdio: 'ignore' }));
}

describe('retention by several instances', () => {
  it('removes each room once, and nobody brings anything back', async () => {
    const collab = await spawnCollab({ databaseUrl: test.url });
    const { roomId } = await makeRoom(test.db);
    const page = openPage(collab.port, roomId, await makeParticipant(test.db, roomId));
    await saved(page);
    type(page, 'still open in a browser');
    await saved(page);
    const others = await Promise.all(Array.from({ length: 40 }, () => makeRoom(test.db)));
    for (const room of [{ roomId }, ...others]) await letTimePass(room.roomId);

    startInstance();
    startInstance();
    await waitFor(async () => (await test.db.room.count({ where: { expiredAt: null } })) === 0, {
      timeoutMs: REMOVAL_TIMEOUT_MS,
      what: 'every room is removed',
    });
    const heads = await test.db.recordHead.findMany();
    expect(new Set(heads.map(({ epoch, seq }) => `${epoch}:${seq}`))).toEqual(new Set(['2:0']));

    await waitFor(() => page.status.get().kind === 'closed');
    expect(page.status.get()).toMatchObject({ code: CLOSE_CODES.roomEnded });
    expect(textOf(page)).toContain('still open in a browser');
    type(page, ' and typed on');
    await collab.stop();
    expect(await test.db.recordRow.count()).toBe(0);
    page.destroy();
  }, 90_000);
});
