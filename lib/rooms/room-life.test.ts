import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, waitFor } from '../../tests/support/index.ts';
import { makeRoom } from '../../tests/support/rooms.ts';
import { listen } from '../db/channel.server.ts';
import { unwrap } from '../kernel/fault.ts';
import { standingOf } from './admission.server.ts';
import { can, refusal } from './can.ts';
import { inviteFor } from './invites.server.ts';
import { joinRoom } from './join.server.ts';
import { findParticipant, type Participant, participantActor } from './participants.server.ts';
import { admitPerson, changeRoom, endRoom, removePerson, reopenRoom } from './room-life.server.ts';
import { listRoomPeople, openDoor } from './room-people.server.ts';
import { findRoom, type NewRoom } from './room-store.server.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const HOUR_MS = 3_600_000;

/** A room with its host and a guest named Grace. */
async function roomWithGuest(room: Partial<NewRoom> = {}) {
  const { roomId, guestInvite, owner } = await makeRoom(test.db, room);
  const host = await findParticipant(test.db, roomId, owner);
  const by = { participantId: host?.participantId ?? '', instanceId: 'here' };
  const joined = unwrap(await joinRoom(test.db, roomId, { invite: guestInvite, name: 'Grace' }, { credentials: {} }));
  const guestId = joined.participant.participantId;
  return { roomId, guestInvite, by, guest: joined.participant, guestId, cookie: joined.cookie ?? '' };
}

async function may(roomId: string, participant: Participant | undefined, action: 'read' | 'edit' | 'run') {
  const room = await findRoom(test.db, roomId);
  return room !== undefined && participant !== undefined && can(participantActor(participant), action, room);
}

async function refusalOf(roomId: string, participant: Participant) {
  const room = await findRoom(test.db, roomId);
  return room && refusal(participantActor(participant), 'read', room).code;
}

const readOnly = async (roomId: string, participantId: string) =>
  unwrap(await standingOf(test.db, roomId, participantId)).readOnly;

async function events(roomId: string) {
  const rows = await test.db.recordRow.findMany({ where: { roomId }, orderBy: { seq: 'asc' } });
  return rows.flatMap(({ event }) => (event === null ? [] : [event])).slice(1);
}

describe("a room's locks", () => {
  it('[ACC1] keep guests from typing or running, and hosts from nothing', async () => {
    const { roomId, by, guest, guestId } = await roomWithGuest();
    unwrap(await changeRoom(test.db, roomId, { editLocked: true }, by));
    expect([await may(roomId, guest, 'edit'), await may(roomId, guest, 'run')]).toEqual([false, true]);
    expect([await readOnly(roomId, guestId), await readOnly(roomId, by.participantId)]).toEqual(['edit_locked', null]);
    unwrap(await changeRoom(test.db, roomId, { editLocked: false, runLocked: true }, by));
    expect([await may(roomId, guest, 'edit'), await may(roomId, guest, 'run')]).toEqual([true, false]);
    expect(await readOnly(roomId, guestId)).toBeNull();
    expect(await events(roomId)).toEqual([
      { type: 'room_changed', participantId: by.participantId, change: { editLocked: true } },
      { type: 'room_changed', participantId: by.participantId, change: { editLocked: false, runLocked: true } },
    ]);
  });

  it('[ACC2] tell every socket of the room to decide anew', async () => {
    const { roomId, by } = await roomWithGuest();
    const notices: unknown[] = [];
    const listener = await listen(test.url, { access: (notice) => notices.push(notice) });
    unwrap(await changeRoom(test.db, roomId, { editLocked: true }, by));
    await waitFor(() => notices.length > 0);
    expect(notices).toEqual([{ roomId, participantId: null }]);
    await listener.close();
  });
});

describe('a scheduled room', () => {
  it('[ACC1] lets hosts in at once and guests when it opens', async () => {
    const { roomId, by, guest } = await roomWithGuest({ opensAt: Date.now() + HOUR_MS });
    expect([await may(roomId, guest, 'read'), await refusalOf(roomId, guest)]).toEqual([false, 'not_open_yet']);
    expect(await standingOf(test.db, roomId, guest.participantId)).toMatchObject({ ok: false });
    expect(await readOnly(roomId, by.participantId)).toBeNull();
    unwrap(await changeRoom(test.db, roomId, { opensAt: null }, by));
    expect(await may(roomId, guest, 'edit')).toBe(true);
  });

  it('opens by itself when its time has come', async () => {
    const { roomId, guest } = await roomWithGuest({ opensAt: Date.now() - 1 });
    expect(await may(roomId, guest, 'edit')).toBe(true);
  });
});

describe('a waiting room', () => {
  it('[ACC1] keeps a guest out, even of reading, until a host admits them', async () => {
    const { roomId, by, guest, guestId, cookie } = await roomWithGuest({ waitingRoom: true });
    expect([await may(roomId, guest, 'read'), await refusalOf(roomId, guest)]).toEqual([false, 'waiting']);
    expect(await listRoomPeople(test.db, roomId)).toMatchObject([
      { standing: 'in' },
      { standing: 'waiting', name: 'Grace' },
    ]);
    unwrap(await admitPerson(test.db, roomId, guestId, by));
    const admitted = await findParticipant(test.db, roomId, { cookie });
    expect(await may(roomId, admitted, 'edit')).toBe(true);
    expect(await admitPerson(test.db, roomId, guestId, by)).toMatchObject({ ok: false });
    expect((await events(roomId)).at(-1)).toEqual({
      type: 'person_admitted',
      participantId: guestId,
      by: by.participantId,
    });
  });

  it('[ACC1] does not let those who still wait read an ended room', async () => {
    const { roomId, by, guest } = await roomWithGuest({ waitingRoom: true });
    unwrap(await endRoom(test.db, roomId, by));
    expect(await may(roomId, guest, 'read')).toBe(false);
  });
});

describe('a removed person', () => {
  it('[ACC1] [ACC2] is nobody in the room, and the link they hold is dead', async () => {
    const { roomId, by, guestId, guestInvite, cookie } = await roomWithGuest();
    unwrap(await removePerson(test.db, roomId, guestId, by));
    expect(await findParticipant(test.db, roomId, { cookie })).toMatchObject({ revoked: true });
    expect(await standingOf(test.db, roomId, guestId)).toMatchObject({ ok: false });
    for (const credentials of [{ cookie }, {}]) {
      const back = await joinRoom(test.db, roomId, { invite: guestInvite, name: 'Grace' }, { credentials });
      expect(back).toMatchObject({ ok: false, fault: { code: 'not_found' } });
    }
    expect(unwrap(await inviteFor(test.db, roomId, 'guest'))).not.toBe(guestInvite);
    expect((await events(roomId)).at(-1)).toMatchObject({ type: 'person_removed', participantId: guestId });
  });

  it('is never the host who removes, nor somebody of another room', async () => {
    const [here, there] = [await roomWithGuest(), await roomWithGuest()];
    expect(await removePerson(test.db, here.roomId, here.by.participantId, here.by)).toMatchObject({ ok: false });
    expect(await removePerson(test.db, here.roomId, there.guestId, here.by)).toMatchObject({ ok: false });
    expect(await may(there.roomId, there.guest, 'edit')).toBe(true);
  });
});

describe('the end of a room', () => {
  it('[ACC1] lets guests read on or makes them leave, as the host chose', async () => {
    const [reading, leaving] = [await roomWithGuest(), await roomWithGuest()];
    unwrap(await endRoom(test.db, reading.roomId, reading.by));
    unwrap(await endRoom(test.db, leaving.roomId, leaving.by, 'leave'));
    expect(await readOnly(reading.roomId, reading.guestId)).toBe('room_ended');
    expect(await standingOf(test.db, leaving.roomId, leaving.guestId)).toMatchObject({ ok: false });
    expect(await refusalOf(leaving.roomId, leaving.guest)).toBe('room_ended');
    expect(await readOnly(leaving.roomId, leaving.by.participantId)).toBe('room_ended');
  });

  it('is undone by reopening, and each is one event however often it is asked for', async () => {
    const { roomId, by, guest } = await roomWithGuest();
    for (let n = 0; n < 2; n++) unwrap(await endRoom(test.db, roomId, by));
    for (let n = 0; n < 2; n++) unwrap(await reopenRoom(test.db, roomId, by));
    expect(await may(roomId, guest, 'edit')).toBe(true);
    expect((await events(roomId)).map((event) => (event as { type: string }).type)).toEqual([
      'room_ended',
      'room_reopened',
    ]);
  });
});

describe("a room's door", () => {
  it('[ACC1] tells those with an invite what awaits them, and nobody else that there is a room', async () => {
    const { roomId, guestInvite } = await makeRoom(test.db, { waitingRoom: true, title: 'Interview' });
    const door = unwrap(await openDoor(test.db, roomId, guestInvite, {}));
    expect(door).toMatchObject({ title: 'Interview', hosts: ['Ada'], role: 'guest', life: { waitingRoom: true } });
    for (const invite of [undefined, 'guess']) {
      expect(await openDoor(test.db, roomId, invite, {})).toMatchObject({ ok: false, fault: { code: 'not_found' } });
    }
  });
});
