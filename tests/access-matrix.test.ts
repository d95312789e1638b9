import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../app/v1/_api/endpoints.ts';
import { ROOM_NOT_FOUND } from '../lib/rooms/can.ts';
import { actAsWebProcess, callApi, forgetKnocks } from './support/api.ts';
import { type Caller, type CrowdedRoom, Everybody } from './support/everybody.ts';
import { createTestDatabase, type TestDatabase } from './support/index.ts';

// Each kind of caller against each endpoint, by the routes themselves. What is expected stands here in full and is not
// asked of `can`: this is where a wrong rule and a route that forgot to ask both show.

const ACCOUNTS = ['interviewer', 'instructor', 'admin', 'host'] as const;
const INSIDE = ['host', 'guest', 'viewer'] as const;
const REPLAYERS = ['instructor', 'admin', 'host'] as const;

/** Who may do what while the room is open; `anybody` endpoints are doors with secrets of their own. */
const OPEN: Record<string, readonly Caller[]> = {
  use_account: [...ACCOUNTS, 'hostKeyRead', 'hostKeyWrite', 'hostKeyRuns', 'adminKeyPeople', 'outsiderKeyAll'],
  manage_account: ACCOUNTS,
  manage_people: ['admin', 'adminKeyPeople'],
  manage_webhooks: ['admin'],
  list_rooms: [...ACCOUNTS, 'hostKeyRead', 'outsiderKeyAll'],
  create_room: [...ACCOUNTS, 'hostKeyWrite', 'outsiderKeyAll'],
  read_questions: [...ACCOUNTS, 'outsiderKeyAll'],
  write_questions: [...ACCOUNTS, 'outsiderKeyAll'],
  read: [...INSIDE, 'hostKeyRead'],
  connect: [...INSIDE, 'hostKeyWrite'],
  run: ['host', 'guest', 'hostKeyRuns'],
  invite: ['host', 'hostKeyWrite'],
  control: ['host', 'hostKeyWrite'],
  end: ['host', 'hostKeyWrite'],
  reopen: [],
  put_question: ['host', 'hostKeyWrite'],
  read_private: ['host'],
  notes: ['host', 'hostKeyWrite'],
  score: ['host', 'hostKeyWrite'],
  replay: [...REPLAYERS, 'reviewer', 'hostKeyRead', 'outsiderKeyAll'],
  review: [...REPLAYERS, 'reviewer', 'hostKeyWrite', 'outsiderKeyAll'],
  share_replay: [...REPLAYERS, 'hostKeyWrite', 'outsiderKeyAll'],
};

/** What is otherwise once the room has ended. */
const ENDED: Record<string, readonly Caller[]> = {
  ...OPEN,
  run: [],
  invite: [],
  end: [],
  put_question: [],
  reopen: ['host', 'hostKeyWrite'],
};

let test: TestDatabase;
let everybody: Everybody;

beforeAll(async () => {
  test = await createTestDatabase();
  actAsWebProcess(test.url);
  everybody = await Everybody.gather(test);
});
beforeEach(forgetKnocks);
afterAll(() => test.drop());

const shared = new Map<boolean, Promise<CrowdedRoom>>();

/** One room for all endpoints that leave it as it is. */
function sharedRoom(isEnded: boolean): Promise<CrowdedRoom> {
  const room = shared.get(isEnded) ?? everybody.crowdedRoom(isEnded);
  shared.set(isEnded, room);
  return room;
}

/** Whether an answer says that the caller may not; a fault of the input says that they may. */
async function isRefused(answer: Response): Promise<boolean> {
  if (answer.ok) return false;
  const { error } = (await answer.json()) as { error: { code: string; message: string } };
  if (['internal', 'too_many_requests'].includes(error.code)) throw new Error(`the endpoint failed: ${error.code}`);
  if (error.code === 'not_found') return error.message === ROOM_NOT_FOUND.message;
  return ['signed_out', 'forbidden', 'waiting', 'not_open_yet', 'room_ended'].includes(error.code);
}

/** What anybody may knock at; each asks for a secret of its own. */
const DOORS = [
  'POST /v1/invitations/open',
  'POST /v1/rooms/{roomId}/door',
  'POST /v1/rooms/{roomId}/join',
  'POST /v1/rooms/{roomId}/replay/open',
];

const guarded = ENDPOINTS.filter(({ may }) => may !== 'anybody');

describe.each([
  ['open', OPEN],
  ['ended', ENDED],
] as const)('access to an %s room and its workspace', (state, expected) => {
  it.each(guarded)('[ACC1] $method $path', async ({ method, path, may }) => {
    const allowed: string[] = [];
    const isEnded = state === 'ended';
    // What changes the room for those after it gets one of its own, and who was let do it leaves none behind.
    const changesRoom = may === 'end' || may === 'reopen';
    let room = await (changesRoom ? everybody.crowdedRoom(isEnded) : sharedRoom(isEnded));
    for (const caller of Object.keys(room.headers) as Caller[]) {
      const address = path.replace('{roomId}', room.roomId).replace(/\{\w+\}/g, 'missing');
      const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
      const answer = await callApi({ method, path: address, headers: room.headers[caller], ...body });
      if (await isRefused(answer)) continue;
      allowed.push(caller);
      if (changesRoom) room = await everybody.crowdedRoom(isEnded);
    }
    if (path.endsWith('sign-out-everywhere')) {
      await everybody.signInAgain();
      shared.clear();
    }
    expect(allowed.toSorted()).toEqual([...(expected[may] ?? [])].toSorted());
  });
});

describe('doors', () => {
  it('[ACC1] are these, and no other endpoint is open to anybody', () => {
    const doors = ENDPOINTS.filter(({ may }) => may === 'anybody').map(({ method, path }) => `${method} ${path}`);
    expect(doors.toSorted()).toEqual(DOORS);
  });

  it.each(DOORS)('[ACC1] %s opens to nobody without its secret', async (door) => {
    const { roomId, headers } = await sharedRoom(false);
    const [method = '', path = ''] = door.replace('{roomId}', roomId).split(' ');
    for (const caller of ['nobody', 'interviewer', 'admin', 'deactivatedHost', 'removed', 'otherGuest'] as const) {
      const body = { secret: 'wrong', invite: 'wrong', name: 'Eve' };
      const answer = await callApi({ method, path, headers: headers[caller], body });
      expect([caller, answer.status]).toEqual([caller, 404]);
    }
  });
});
