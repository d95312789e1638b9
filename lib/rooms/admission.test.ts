import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/index.ts';
import { makeRoom } from '../../tests/support/rooms.ts';
import { unwrap } from '../kernel/fault.ts';
import { newId } from '../kernel/ids.ts';
import { MAX_EDITORS_PER_ROOM } from '../protocol/limits.ts';
import { admit } from './admission.server.ts';
import { addParticipant } from './participants.server.ts';
import { endRoom } from './room-life.server.ts';
import { beatSeats, releaseSeat, SEAT_LIFE_SECONDS } from './seats.server.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

async function join(roomId: string, role: 'guest' | 'viewer' = 'guest'): Promise<string> {
  const added = unwrap(await addParticipant(test.db, roomId, { role, name: 'Somebody' }));
  return added.participant.participantId;
}

function arrive(roomId: string, participantId: string, { seatId = newId(), instanceId = 'here' } = {}) {
  const ticket = { roomId, participantId, jti: newId(), address: 'unknown' };
  return admit(test.db, { ticket, seatId, instanceId });
}

describe('admit', () => {
  it('gives exactly eight of those who arrive at once a seat to edit; the others watch', async () => {
    const { roomId } = await makeRoom(test.db);
    const people = await Promise.all(Array.from({ length: MAX_EDITORS_PER_ROOM + 2 }, () => join(roomId)));
    const admitted = await Promise.all(people.map((participantId) => arrive(roomId, participantId)));
    const reasons = admitted.map((result) => unwrap(result).readOnly);
    expect(reasons.filter((reason) => reason === null)).toHaveLength(MAX_EDITORS_PER_ROOM);
    expect(reasons.filter((reason) => reason === 'room_full')).toHaveLength(2);
  });

  it("counts a person's second tab once, and gives a seat on when it is released", async () => {
    const { roomId } = await makeRoom(test.db);
    const people = await Promise.all(Array.from({ length: MAX_EDITORS_PER_ROOM + 1 }, () => join(roomId)));
    const [first, ...others] = people as [string, ...string[]];
    const late = others.pop() as string;
    const seatId = newId();
    await arrive(roomId, first, { seatId });
    for (const other of others) await arrive(roomId, other);
    expect(unwrap(await arrive(roomId, others[0] as string)).readOnly).toBeNull();
    expect(unwrap(await arrive(roomId, late)).readOnly).toBe('room_full');
    await releaseSeat(test.db, seatId);
    expect(unwrap(await arrive(roomId, late)).readOnly).toBeNull();
  });

  it('takes back the seats of a process that stopped beating', async () => {
    const { roomId } = await makeRoom(test.db);
    for (let n = 0; n < MAX_EDITORS_PER_ROOM; n++) await arrive(roomId, await join(roomId), { instanceId: 'dead' });
    await test.db.seat.updateMany({
      where: { instanceId: 'dead' },
      data: { beatAt: new Date(Date.now() - (SEAT_LIFE_SECONDS + 1) * 1000) },
    });
    expect(unwrap(await arrive(roomId, await join(roomId))).readOnly).toBeNull();
    await beatSeats(test.db, 'here');
    expect(await test.db.seat.count({ where: { instanceId: 'dead' } })).toBe(0);
  });

  it('[ACC3] [ACC1] lets viewers watch, all read once the room has ended, and the revoked not at all', async () => {
    const { roomId } = await makeRoom(test.db);
    const [viewer, guest, gone] = await Promise.all([join(roomId, 'viewer'), join(roomId), join(roomId)]);
    expect(unwrap(await arrive(roomId, viewer)).readOnly).toBe('viewer');
    await test.db.participant.update({ where: { id: gone }, data: { revokedAt: new Date() } });
    expect(await arrive(roomId, gone)).toMatchObject({ ok: false, fault: { code: 'not_found' } });
    await endRoom(test.db, roomId, { participantId: guest, instanceId: 'here' });
    expect(unwrap(await arrive(roomId, guest)).readOnly).toBe('room_ended');
  });

  it('[ACC1] admits nobody to a room that the ticket does not name', async () => {
    const [here, there] = await Promise.all([makeRoom(test.db), makeRoom(test.db)]);
    const guest = await join(here.roomId);
    expect(await arrive(there.roomId, guest)).toMatchObject({ ok: false, fault: { code: 'not_found' } });
  });
});
