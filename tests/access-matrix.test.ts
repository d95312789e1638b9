import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../app/v1/_api/endpoints.ts';
import { createApiKey } from '../lib/accounts/api-keys.server.ts';
import { changePerson } from '../lib/accounts/people.server.ts';
import { unwrap } from '../lib/kernel/fault.ts';
import type { ApiScope } from '../lib/protocol/workspace.ts';
import { ROOM_NOT_FOUND } from '../lib/rooms/can.ts';
import { inviteFor } from '../lib/rooms/invites.server.ts';
import { joinRoom } from '../lib/rooms/join.server.ts';
import { endRoom, removePerson } from '../lib/rooms/room-life.server.ts';
import { createRoom } from '../lib/rooms/room-store.server.ts';
import {
  actAsWebProcess,
  callApi,
  cookiesOf,
  forgetKnocks,
  ORIGIN,
  signIn,
  signUpAccount,
  type TestAccount,
} from './support/api.ts';
import { createTestDatabase, type TestDatabase } from './support/index.ts';

// Each kind of caller against each endpoint, by the routes themselves. What is expected stands here in full and is not
// asked of `can`: this is where a wrong rule and a route that forgot to ask both show.

type Caller =
  | 'nobody'
  | 'interviewer'
  | 'instructor'
  | 'admin'
  | 'deactivated'
  | 'host'
  | 'guest'
  | 'viewer'
  | 'waiting'
  | 'removed'
  | 'otherGuest'
  | 'reviewer'
  | 'hostKeyRead'
  | 'hostKeyWrite'
  | 'hostKeyRuns'
  | 'adminKeyPeople'
  | 'outsiderKeyAll';

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
let accounts: Record<'interviewer' | 'instructor' | 'admin' | 'deactivated' | 'host', TestAccount>;
let keys: Partial<Record<Caller, string>>;

beforeAll(async () => {
  test = await createTestDatabase();
  actAsWebProcess(test.url);
  accounts = {
    admin: await signUpAccount(test.db, 'admin'),
    interviewer: await signUpAccount(test.db, 'interviewer'),
    instructor: await signUpAccount(test.db, 'instructor'),
    deactivated: await signUpAccount(test.db, 'admin'),
    host: await signUpAccount(test.db, 'interviewer'),
  };
  const key = async (account: TestAccount, scopes: ApiScope[]) =>
    unwrap(await createApiKey(test.db, { accountId: account.accountId, name: 'matrix', scopes })).key;
  const all: ApiScope[] = ['rooms:read', 'rooms:write', 'runs:write', 'questions:read', 'questions:write'];
  keys = {
    hostKeyRead: await key(accounts.host, ['rooms:read']),
    hostKeyWrite: await key(accounts.host, ['rooms:write']),
    hostKeyRuns: await key(accounts.host, ['runs:write']),
    adminKeyPeople: await key(accounts.admin, ['people:write']),
    outsiderKeyAll: await key(accounts.instructor, all),
  };
  const by = accounts.admin.accountId;
  unwrap(await changePerson(test.db, { accountId: accounts.deactivated.accountId, by }, { isActive: false }));
});
beforeEach(forgetKnocks);
afterAll(() => test.drop());

/** A room with somebody of every kind in it, and what each of them sends along. */
async function roomWithEverybody(isEnded: boolean): Promise<{ roomId: string; headers: Record<Caller, HeadersOf> }> {
  const { db } = test;
  const { roomId } = await createRoom(db, {
    owner: accounts.host,
    language: 'python',
    template: 'hello',
    title: 'Matrix',
  });
  const host = await db.participant.findFirstOrThrow({ where: { roomId, role: 'host' } });
  const by = { participantId: host.id, instanceId: 'here' };
  const join = async (role: 'guest' | 'viewer') => {
    const invite = unwrap(await inviteFor(db, roomId, role));
    return unwrap(await joinRoom(db, roomId, { invite, name: role }, { credentials: {} }));
  };
  const cookie = (joined: { cookie?: string }) => ({ cookie: `pairpad_room_${roomId}=${joined.cookie}` });
  const removed = await join('guest');
  unwrap(await removePerson(db, roomId, removed.participant.participantId, by));
  const [guest, viewer, waiting] = [await join('guest'), await join('viewer'), await join('guest')];
  await db.participant.update({ where: { id: waiting.participant.participantId }, data: { admittedAt: null } });
  const link = await callApi({
    method: 'POST',
    path: `/v1/rooms/${roomId}/replay/links`,
    headers: { cookie: accounts.host.cookie },
    body: { days: 1 },
  });
  const reviewSecret = new URL(((await link.json()) as { url: string }).url).hash.slice(1);
  const opened = await callApi({
    method: 'POST',
    path: `/v1/rooms/${roomId}/replay/open`,
    body: { secret: reviewSecret },
  });
  if (isEnded) unwrap(await endRoom(db, roomId, by));
  const bearer = (caller: Caller) => ({ authorization: `Bearer ${keys[caller]}` });
  const session = ({ cookie: one }: TestAccount) => ({ cookie: one });
  return {
    roomId,
    headers: {
      nobody: {},
      interviewer: session(accounts.interviewer),
      instructor: session(accounts.instructor),
      admin: session(accounts.admin),
      deactivated: session(accounts.deactivated),
      host: session(accounts.host),
      guest: cookie(guest),
      viewer: cookie(viewer),
      waiting: cookie(waiting),
      removed: cookie(removed),
      otherGuest: { cookie: `pairpad_room_${roomId}=another-rooms-secret` },
      reviewer: { cookie: cookiesOf(opened) },
      hostKeyRead: bearer('hostKeyRead'),
      hostKeyWrite: bearer('hostKeyWrite'),
      hostKeyRuns: bearer('hostKeyRuns'),
      adminKeyPeople: bearer('adminKeyPeople'),
      outsiderKeyAll: bearer('outsiderKeyAll'),
    },
  };
}

const shared = new Map<boolean, ReturnType<typeof roomWithEverybody>>();

/** One room for all endpoints that leave it as it is. */
function sharedRoom(isEnded: boolean): ReturnType<typeof roomWithEverybody> {
  const room = shared.get(isEnded) ?? roomWithEverybody(isEnded);
  shared.set(isEnded, room);
  return room;
}

type HeadersOf = Readonly<Record<string, string>>;

/** Whether an answer says that the caller may not; a fault of the input says that they may. */
async function isRefused(answer: Response): Promise<boolean> {
  if (answer.ok) return false;
  const { error } = (await answer.json()) as { error: { code: string; message: string } };
  if (['internal', 'too_many_requests'].includes(error.code)) throw new Error(`the endpoint failed: ${error.code}`);
  if (error.code === 'not_found') return error.message === ROOM_NOT_FOUND.message;
  return ['signed_out', 'forbidden', 'waiting', 'not_open_yet', 'room_ended'].includes(error.code);
}

const guarded = ENDPOINTS.filter(({ may }) => may !== 'anybody');

describe.each([
  ['open', OPEN],
  ['ended', ENDED],
] as const)('access to an %s room and its workspace', (state, expected) => {
  it.each(guarded)('[ACC1] $method $path', async ({ method, path, may }) => {
    const allowed: string[] = [];
    const { roomId, headers } = await sharedRoom(state === 'ended');
    const address = path.replace('{roomId}', roomId).replace(/\{\w+\}/g, 'missing');
    for (const [caller, sent] of Object.entries(headers)) {
      // What changes the room for those after it gets one of its own.
      const fresh = may === 'end' || may === 'reopen' ? await roomWithEverybody(state === 'ended') : undefined;
      const target = fresh === undefined ? address : address.replace(roomId, fresh.roomId);
      const as = fresh === undefined ? sent : fresh.headers[caller as Caller];
      const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
      const answer = await callApi({ method, path: target, headers: as, ...body });
      if (!(await isRefused(answer))) allowed.push(caller);
    }
    if (path.endsWith('sign-out-everywhere')) await signInAgain();
    expect(allowed.toSorted()).toEqual([...(expected[may] ?? [])].toSorted());
  });
});

describe('every endpoint', () => {
  it.each(ENDPOINTS.filter(({ method }) => method !== 'GET'))(
    "[ACC1] refuses $method $path from another site's page",
    async ({ method, path }) => {
      const { roomId, headers } = await sharedRoom(false);
      const address = path.replace('{roomId}', roomId).replace(/\{\w+\}/g, 'missing');
      const foreign: HeadersOf[] = [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: `${ORIGIN}.evil.example` },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ];
      for (const sent of foreign) {
        const answer = await callApi({
          method,
          path: address,
          headers: { ...headers.host, ...(sent['origin'] === undefined ? { origin: '' } : {}), ...sent },
          body: {},
        });
        expect([sent, answer.status]).toEqual([sent, 403]);
      }
    },
  );
});

/** Gives the accounts sessions again, for the endpoints after the one that ends them all. */
async function signInAgain(): Promise<void> {
  for (const account of [accounts.admin, accounts.instructor, accounts.interviewer, accounts.host]) {
    Object.assign(account, { cookie: await signIn(account.email) });
  }
  shared.clear();
}
