import { createApiKey } from '../../lib/accounts/api-keys.server.ts';
import { changePerson } from '../../lib/accounts/people.server.ts';
import { unwrap } from '../../lib/kernel/fault.ts';
import { API_SCOPES, type ApiScope } from '../../lib/protocol/workspace.ts';
import { inviteFor } from '../../lib/rooms/invites.server.ts';
import { joinRoom } from '../../lib/rooms/join.server.ts';
import { endRoom, removePerson } from '../../lib/rooms/room-life.server.ts';
import { createRoom } from '../../lib/rooms/room-store.server.ts';
import { callApi, cookiesOf, signIn, signUpAccount, type TestAccount } from './api.ts';
import type { TestDatabase } from './database.ts';

/** Every kind of caller there is: accounts outside the room, people in it, people who were, and programs with keys. */
export type Caller =
  | 'nobody'
  | 'interviewer'
  | 'instructor'
  | 'admin'
  | 'deactivated'
  | 'host'
  | 'deactivatedHost'
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
  | 'outsiderKeyAll'
  | 'deactivatedKeyAll';

export type Headers = Readonly<Record<string, string>>;

/** A room with somebody of every kind, and what each of them sends along. */
export interface CrowdedRoom {
  readonly roomId: string;
  readonly headers: Readonly<Record<Caller, Headers>>;
  /** Of those who are or were in it. */
  readonly participantIds: Readonly<Record<'host' | 'deactivatedHost' | InRoom, string>>;
}

type AccountKind = 'interviewer' | 'instructor' | 'admin' | 'deactivated' | 'host' | 'deactivatedHost';
type InRoom = 'guest' | 'viewer' | 'waiting' | 'removed';

const ROOM_SCOPES: ApiScope[] = ['rooms:read', 'rooms:write', 'runs:write', 'questions:read', 'questions:write'];

/** A workspace with an account and a key of every kind. */
export class Everybody {
  readonly accounts: Readonly<Record<AccountKind, TestAccount>>;
  private readonly test: TestDatabase;
  private readonly keys: ReadonlyMap<Caller, string>;

  private constructor(test: TestDatabase, accounts: Everybody['accounts'], keys: ReadonlyMap<Caller, string>) {
    this.test = test;
    this.accounts = accounts;
    this.keys = keys;
  }

  static async gather(test: TestDatabase): Promise<Everybody> {
    const { db } = test;
    const accounts = {
      admin: await signUpAccount(db, 'admin'),
      interviewer: await signUpAccount(db, 'interviewer'),
      instructor: await signUpAccount(db, 'instructor'),
      deactivated: await signUpAccount(db, 'admin'),
      host: await signUpAccount(db, 'interviewer'),
      deactivatedHost: await signUpAccount(db, 'interviewer'),
    };
    const keys = new Map<Caller, string>();
    const give = async (caller: Caller, { accountId }: TestAccount, scopes: readonly ApiScope[]) =>
      keys.set(caller, unwrap(await createApiKey(db, { accountId, name: caller, scopes })).key);
    await give('hostKeyRead', accounts.host, ['rooms:read']);
    await give('hostKeyWrite', accounts.host, ['rooms:write']);
    await give('hostKeyRuns', accounts.host, ['runs:write']);
    await give('adminKeyPeople', accounts.admin, ['people:write']);
    await give('outsiderKeyAll', accounts.instructor, ROOM_SCOPES);
    await give('deactivatedKeyAll', accounts.deactivated, API_SCOPES);
    const by = accounts.admin.accountId;
    for (const { accountId } of [accounts.deactivated, accounts.deactivatedHost]) {
      unwrap(await changePerson(db, { accountId, by }, { isActive: false }));
    }
    return new Everybody(test, accounts, keys);
  }

  /** Gives the accounts sessions again, where a test ended them. */
  async signInAgain(): Promise<void> {
    const { admin, instructor, interviewer, host } = this.accounts;
    for (const account of [admin, instructor, interviewer, host]) {
      Object.assign(account, { cookie: await signIn(account.email) });
    }
  }

  /** A room of the host's, open or ended. */
  async crowdedRoom(isEnded = false): Promise<CrowdedRoom> {
    const { db } = this.test;
    const { accounts } = this;
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
    const removed = await join('guest');
    unwrap(await removePerson(db, roomId, removed.participant.participantId, by));
    const [guest, viewer, waiting] = [await join('guest'), await join('viewer'), await join('guest')];
    await db.participant.update({ where: { id: waiting.participant.participantId }, data: { admittedAt: null } });
    const left = await this.joinAsHost(roomId, accounts.deactivatedHost);
    const reviewer = await this.reviewerOf(roomId);
    if (isEnded) unwrap(await endRoom(db, roomId, by));
    const cookie = (joined: { cookie?: string }) => ({ cookie: `pairpad_room_${roomId}=${joined.cookie}` });
    const session = ({ cookie: one }: TestAccount) => ({ cookie: one });
    const bearer = (caller: Caller) => ({ authorization: `Bearer ${this.keys.get(caller)}` });
    return {
      roomId,
      headers: {
        nobody: {},
        interviewer: session(accounts.interviewer),
        instructor: session(accounts.instructor),
        admin: session(accounts.admin),
        deactivated: session(accounts.deactivated),
        host: session(accounts.host),
        deactivatedHost: session(accounts.deactivatedHost),
        guest: cookie(guest),
        viewer: cookie(viewer),
        waiting: cookie(waiting),
        removed: cookie(removed),
        otherGuest: { cookie: `pairpad_room_${roomId}=another-rooms-secret` },
        reviewer,
        hostKeyRead: bearer('hostKeyRead'),
        hostKeyWrite: bearer('hostKeyWrite'),
        hostKeyRuns: bearer('hostKeyRuns'),
        adminKeyPeople: bearer('adminKeyPeople'),
        outsiderKeyAll: bearer('outsiderKeyAll'),
        deactivatedKeyAll: bearer('deactivatedKeyAll'),
      },
      participantIds: {
        host: host.id,
        deactivatedHost: left,
        guest: guest.participant.participantId,
        viewer: viewer.participant.participantId,
        waiting: waiting.participant.participantId,
        removed: removed.participant.participantId,
      },
    };
  }

  private async joinAsHost(roomId: string, { accountId }: TestAccount): Promise<string> {
    const { db } = this.test;
    const invite = unwrap(await inviteFor(db, roomId, 'host'));
    const joined = unwrap(await joinRoom(db, roomId, { invite, name: 'Left' }, { credentials: { accountId } }));
    return joined.participant.participantId;
  }

  private async reviewerOf(roomId: string): Promise<Headers> {
    const path = `/v1/rooms/${roomId}/replay`;
    const headers = { cookie: this.accounts.host.cookie };
    const link = await callApi({ method: 'POST', path: `${path}/links`, headers, body: { days: 1 } });
    const secret = new URL(((await link.json()) as { url: string }).url).hash.slice(1);
    const opened = await callApi({ method: 'POST', path: `${path}/open`, body: { secret } });
    return { cookie: cookiesOf(opened) };
  }
}
