import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { retention } from '#lib/jobs/retention.server.ts';
import { listRoomsSchema } from '#lib/protocol/room-list.ts';
import { listRooms } from '#lib/rooms/list-rooms.server.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/index.ts';
import { makeRoom } from '#tests/support/rooms.ts';
import { RoomRow } from './room-row.tsx';

const LONG_AGO = new Date(Date.now() - 8 * 86_400_000);

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

describe('the row of a room', () => {
  it('says that its content has expired, and offers no replay of it', async () => {
    const { roomId, owner } = await makeRoom(test.db, { title: 'Analytical Engine' });
    await test.db.room.update({ where: { id: roomId }, data: { lastActivityAt: LONG_AGO } });
    await test.db.recordHead.update({ where: { roomId }, data: { updatedAt: LONG_AGO } });
    await makeRoom(test.db, { title: 'Difference Engine', owner });
    await retention(7).run(test.db);
    const actor = { kind: 'account', accountId: owner.accountId, role: 'interviewer' } as const;
    const { rooms } = await listRooms(test.db, actor, listRoomsSchema.parse({}));
    const row = (title: string) => {
      const room = rooms.find((listed) => listed.title === title);
      if (room === undefined) throw new Error(`${title} is not listed`);
      const ignore = () => {};
      return renderToStaticMarkup(
        <table>
          <tbody>
            <RoomRow room={room} now={Date.now()} isChosen={false} onChoose={ignore} onManage={ignore} />
          </tbody>
        </table>,
      );
    };
    expect(row('Analytical Engine')).toMatch(/Analytical Engine.*>Expired<.*Ada/);
    expect(row('Analytical Engine')).not.toContain('Replay of');
    expect(row('Difference Engine')).not.toContain('Expired');
  });
});
