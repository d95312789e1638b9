import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/index.ts';
import { makeAccount, makeRoom } from '../../tests/support/rooms.ts';
import { makeParticipant } from '../../tests/support/sync.ts';
import { newId } from '../kernel/ids.ts';
import { appendEvent } from '../record/record-store.server.ts';
import { can } from '../rooms/can.ts';
import { findRoom } from '../rooms/room-store.server.ts';
import { retention } from './retention.server.ts';
import { removeRoomContent } from './room-content.server.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const DAYS = 7;
const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY_MS);

/** A room whose last activity was so many days ago. */
async function roomIdleFor(days: number, data: object = {}) {
  const { roomId } = await makeRoom(test.db);
  const lastActivityAt = ago(days);
  await test.db.room.update({ where: { id: roomId }, data: { lastActivityAt, ...data } });
  await test.db.recordHead.update({ where: { roomId }, data: { updatedAt: lastActivityAt } });
  return roomId;
}

const rowsOf = (roomId: string) => test.db.recordRow.count({ where: { roomId } });

async function expire(): Promise<void> {
  await retention(DAYS).run(test.db);
}

describe('retention', () => {
  it('removes what was in a room when its time is over, and leaves its row with people and dates', async () => {
    const roomId = await roomIdleFor(8);
    const guest = await makeParticipant(test.db, roomId, 'guest', 'Grace');
    await test.db.snapshot.create({ data: { roomId, epoch: 1, seq: 2, state: new Uint8Array([1]) } });
    await test.db.scorecard.create({ data: { roomId, participantId: guest, marks: {} } });
    const run = {
      participantId: guest,
      startedBy: 'Grace',
      language: 'python',
      code: '1',
      stdin: '',
      timeoutSeconds: 1,
    };
    await test.db.run.create({
      data: { id: newId(), roomId, ...run, epoch: 1, seq: 2, state: 'completed', instanceId: 'here' },
    });
    await expire();

    const room = await test.db.room.findUniqueOrThrow({
      where: { id: roomId },
      include: { _count: { select: { runs: true, invites: true, participants: true, scorecards: true } }, head: true },
    });
    expect([await rowsOf(roomId), await test.db.snapshot.count({ where: { roomId } })]).toEqual([0, 0]);
    expect(await test.db.clientBinding.count({ where: { roomId } })).toBe(0);
    expect(room._count).toEqual({ runs: 0, invites: 0, participants: 2, scorecards: 1 });
    expect(room).toMatchObject({ title: 'Test', state: 'ended', head: { epoch: 2, seq: 0 } });
    expect(room.expiredAt).not.toBeNull();
    expect(room.endedAt).toEqual(room.lastActivityAt);
  });

  it('lets nobody in afterwards, and hosts only see to the row', async () => {
    const room = await findRoom(test.db, await roomIdleFor(8, { expiredAt: new Date() }));
    if (room === undefined) throw new Error('the row is gone');
    const host = { kind: 'participant', participantId: 'p', role: 'host', revoked: false } as const;
    const admin = { kind: 'account', accountId: 'a', role: 'admin' } as const;
    for (const action of ['read', 'connect', 'edit', 'run', 'reopen', 'replay', 'notes', 'invite'] as const) {
      expect([action, can(host, action, room), can(admin, action, room)]).toEqual([action, false, false]);
    }
    expect([can(host, 'manage', room), can(host, 'score', room), can(admin, 'manage', room)]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('leaves alone what is recent, kept, scheduled for later, or deleted already', async () => {
    const left = [
      await roomIdleFor(6),
      await roomIdleFor(8, { keptAt: new Date() }),
      await roomIdleFor(8, { opensAt: ago(-30) }),
      await roomIdleFor(8, { deletedAt: new Date() }),
    ];
    const typedIn = await roomIdleFor(8);
    await test.db.recordHead.update({ where: { roomId: typedIn }, data: { updatedAt: new Date() } });
    await expire();
    expect(await Promise.all([...left, typedIn].map(rowsOf))).toEqual([2, 2, 2, 2, 2]);
  });

  it('goes on with the other rooms, however many, and one whose removal fails', async () => {
    const rooms = await Promise.all(Array.from({ length: 25 }, () => roomIdleFor(9)));
    const [stuck] = rooms;
    const name = `refuse_${stuck}`;
    await test.db.$executeRawUnsafe(`create function ${name}() returns trigger language plpgsql as
      $$ begin if old."roomId" = '${stuck}' then raise 'not this one'; end if; return old; end $$`);
    await test.db.$executeRawUnsafe(
      `create trigger ${name} before delete on "RecordRow" for each row execute function ${name}()`,
    );
    await expire();
    await test.db.$executeRawUnsafe(`drop function ${name} cascade`);
    const left = await Promise.all(rooms.map(rowsOf));
    expect(left.filter((count) => count > 0)).toEqual([2]);
    await expire();
    expect(await rowsOf(stuck ?? '')).toBe(0);
  });

  it('does not remove what somebody came back to while it waited', async () => {
    const roomId = await roomIdleFor(8);
    const { accountId } = await makeAccount(test.db);
    let removal: Promise<void> | undefined;
    await test.db.$transaction(async (tx) => {
      await appendEvent(
        tx,
        roomId,
        { type: 'person_left', participantId: accountId },
        { participantId: null, instanceId: 'here' },
      );
      removal = expire();
      // Until it stands in line for the head that this transaction holds.
      const waiting = () => test.db.$queryRaw<unknown[]>`
        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      while ((await waiting()).length === 0);
    });
    await removal;
    expect(await rowsOf(roomId)).toBe(3);
  });

  it('has decided about every table that knows a room', async () => {
    const tables = await test.db.$queryRaw<{ table_name: string }[]>`
      select table_name::text from information_schema.columns
      where table_schema = 'public' and column_name = 'roomId' order by 1`;
    // What the list of rooms shows of an expired one, and what is told to other systems.
    const left = ['Announcement', 'Participant', 'RecordHead', 'RoomQuestion', 'Scorecard'];
    const removed: string[] = [];
    const model = (name: string) => ({ deleteMany: async () => void removed.push(name) });
    const tx = new Proxy({}, { get: (_, name: string) => model(name[0]?.toUpperCase() + name.slice(1)) });
    await removeRoomContent(tx as typeof test.db, 'any');
    expect([...left, ...removed].toSorted()).toEqual(tables.map(({ table_name }) => table_name).toSorted());
  });
});
