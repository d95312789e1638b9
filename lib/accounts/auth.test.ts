import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, TEST_SECRETS, type TestDatabase, waitFor } from '../../tests/support/index.ts';
import { atOneMoment } from '../../tests/support/still-clock.ts';
import { ADDRESS_HEADER } from '../kernel/client-address.server.ts';
import { unwrap } from '../kernel/fault.ts';
import { auth } from './auth.server.ts';
import { currentAccount } from './current-account.server.ts';
import { knock } from './doors.server.ts';
import { INVITATION_COOKIE } from './invitation-cookie.ts';
import { createInvitation } from './invitations.server.ts';
import { createPasswordReset } from './password-reset.server.ts';
import { changePerson } from './people.server.ts';

const ORIGIN = 'http://localhost:3000';
const PASSWORD = 'correct horse battery';

let test: TestDatabase;
let smtp: SMTPServer;
const mails: string[] = [];

beforeAll(async () => {
  test = await createTestDatabase();
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      let mail = '';
      stream.on('data', (chunk: Buffer) => (mail += chunk.toString()));
      stream.on('end', () => {
        mails.push(mail);
        done();
      });
    },
  });
  const listening = once(smtp.server, 'listening');
  smtp.listen(0, '127.0.0.1');
  await listening;
  Object.assign(process.env, TEST_SECRETS, {
    DATABASE_URL: test.url,
    PUBLIC_URL: ORIGIN,
    SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    MAIL_FROM: 'Pairpad <pairpad@example.test>',
  });
});
afterAll(async () => {
  await test.drop();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

function post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return auth().handler(
    new Request(`${ORIGIN}/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: ORIGIN, ...headers },
      body: JSON.stringify(body),
    }),
  );
}

const email = (name: string) => `${name.toLowerCase()}@example.test`;
const signUp = (name: string, headers = {}) =>
  post('/sign-up/email', { name, email: email(name), password: PASSWORD }, headers);
const signIn = (name: string, password = PASSWORD) => post('/sign-in/email', { email: email(name), password });

/** Who the cookies that an answer set belong to. */
async function signedIn(answer: Response) {
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return currentAccount(new Headers({ cookie }));
}

async function invited(role: 'admin' | 'interviewer' | 'instructor') {
  const { secret } = unwrap(await createInvitation(test.db, { role, createdById: 'admin' }));
  return { cookie: `${INVITATION_COOKIE}=${secret}` };
}

describe('accounts', () => {
  it('[ACC1] are made for the first who comes, then by invitation alone, in its role', async () => {
    expect(await signedIn(await signUp('Ada'))).toMatchObject({ name: 'Ada', role: 'admin' });
    const refused = await signUp('Eve');
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'SIGN_UP_CLOSED' }]);
    expect(await signedIn(await signUp('Ivy', await invited('instructor')))).toMatchObject({ role: 'instructor' });
    expect((await signIn('Eve')).status).toBe(401);
    expect(await test.db.user.count()).toBe(2);
  });

  it('[ACC1] take no role, state or picture from the browser, and no name that hides', async () => {
    const body = { name: 'Mal\u202elory', email: email('mal'), password: PASSWORD, image: 'javascript:alert(1)' };
    const made = await post('/sign-up/email', body, await invited('interviewer'));
    expect(await signedIn(made)).toMatchObject({ name: 'Mal lory', role: 'interviewer' });
    expect(await test.db.user.findUnique({ where: { email: email('mal') } })).toMatchObject({ image: null });
    const claim = { ...body, email: 'x@example.test', role: 'admin' };
    expect(await signedIn(await post('/sign-up/email', claim, await invited('instructor')))).toMatchObject({
      role: 'instructor',
    });
    const nameless = await post(
      '/sign-up/email',
      { ...body, name: ' ', email: 'y@example.test' },
      await invited('admin'),
    );
    expect(nameless.status).toBe(400);
  });

  it('[ACC1] cannot sign in while deactivated', async () => {
    const ivy = await test.db.user.findUniqueOrThrow({ where: { email: email('Ivy') } });
    const before = await signIn('Ivy');
    unwrap(await changePerson(test.db, { accountId: ivy.id, by: 'admin' }, { isActive: false }));
    expect(await signedIn(before)).toBeUndefined();
    const refused = await signIn('Ivy');
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'ACCOUNT_DEACTIVATED' }]);
    unwrap(await changePerson(test.db, { accountId: ivy.id, by: 'admin' }, { isActive: true }));
    expect(await signedIn(await signIn('Ivy'))).toMatchObject({ name: 'Ivy' });
  });

  it('set a new password by the link that is mailed, which ends all sessions and works once', async () => {
    const before = await signIn('Ivy');
    expect((await post('/request-password-reset', { email: email('nobody') })).status).toBe(200);
    expect((await post('/request-password-reset', { email: email('Ivy') })).status).toBe(200);
    const mail = await waitFor(() => mails[0]);
    const token = /reset-password#([\w-]+)/.exec(mail.replace(/=\r?\n/g, ''))?.[1];
    expect((await post('/reset-password', { token, newPassword: 'another long one' })).status).toBe(200);
    expect((await post('/reset-password', { token, newPassword: 'yet another one' })).status).toBe(400);
    expect(await signedIn(before)).toBeUndefined();
    expect((await signIn('Ivy')).status).toBe(401);
    expect((await signIn('Ivy', 'another long one')).status).toBe(200);
    expect(mails).toHaveLength(1);
  });

  it('set a new password by the link that an admin makes', async () => {
    const ivy = await test.db.user.findUniqueOrThrow({ where: { email: email('Ivy') } });
    const { resetUrl } = unwrap(await createPasswordReset(test.db, ivy.id));
    const token = new URL(resetUrl).hash.slice(1);
    expect((await post('/reset-password', { token, newPassword: PASSWORD })).status).toBe(200);
    expect((await signIn('Ivy')).status).toBe(200);
  });

  it('[LIM1] count passwords tried for one e-mail, and say how long to wait', async () => {
    await atOneMoment(async () => {
      const statuses: number[] = [];
      for (let n = 0; n < 12; n++) statuses.push((await signIn('guess')).status);
      expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
      expect(statuses.slice(10)).toEqual([429, 429]);
      expect(Number((await signIn('guess')).headers.get('retry-after'))).toBeGreaterThan(0);
    });
    expect((await signIn('Ivy')).status).toBe(200);
  });

  it('[LIM1] count what is read, too: tokens are not to be found by trying', async () => {
    const headers = { [ADDRESS_HEADER]: '192.0.2.77' };
    const guess = async (token: string) => {
      const address = `${ORIGIN}/api/auth/reset-password/${token}?callbackURL=/rooms`;
      return (await auth().handler(new Request(address, { headers }))).status;
    };
    expect(await guess('first')).toBe(302);
    await atOneMoment(async () => {
      while (knock('api', '192.0.2.77').ok);
      expect(await guess('second')).toBe(429);
    });
  });

  it("refuse what another site's page sends, and what is not offered here", async () => {
    const cookie = (await signIn('Ivy')).headers.getSetCookie().join('; ');
    const foreign = await post('/sign-out', {}, { origin: 'https://evil.example', cookie });
    expect(foreign.status).toBe(403);
    expect((await post('/update-user', { name: 'x' }, { cookie })).status).toBe(404);
  });
});
