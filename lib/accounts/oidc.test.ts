import { OAuth2Server } from 'oauth2-mock-server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, TEST_SECRETS, type TestDatabase } from '../../tests/support/index.ts';
import { unwrap } from '../kernel/fault.ts';
import { auth } from './auth.server.ts';
import { currentAccount } from './current-account.server.ts';
import { INVITATION_COOKIE } from './invitation-cookie.ts';
import { createInvitation } from './invitations.server.ts';
import { changePerson } from './people.server.ts';
import { signInOptions } from './sign-in-options.server.ts';

const ORIGIN = 'http://localhost:3000';

let test: TestDatabase;
let provider: OAuth2Server;
let claims: Record<string, unknown> = {};

beforeAll(async () => {
  test = await createTestDatabase();
  provider = new OAuth2Server();
  await provider.issuer.keys.generate('RS256');
  await provider.start(0, '127.0.0.1');
  provider.service.on('beforeTokenSigning', ({ payload }: { payload: Record<string, unknown> }) => {
    Object.assign(payload, claims, { aud: 'pairpad' });
  });
  Object.assign(process.env, TEST_SECRETS, {
    DATABASE_URL: test.url,
    PUBLIC_URL: ORIGIN,
    OIDC_DISCOVERY_URL: `${provider.issuer.url}/.well-known/openid-configuration`,
    OIDC_CLIENT_ID: 'pairpad',
    OIDC_CLIENT_SECRET: 'secret',
    OIDC_NAME: 'Example SSO',
  });
});
afterAll(async () => {
  await provider.stop();
  await test.drop();
});

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

/** Goes to the provider and back as a browser does; answers where it ends and whose cookies it then has. */
async function signIn(person: Record<string, unknown>, cookie = '') {
  claims = person;
  const started = await auth().handler(
    new Request(`${ORIGIN}/api/auth/sign-in/social`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: ORIGIN, cookie },
      body: JSON.stringify({ provider: 'oidc', callbackURL: '/rooms', errorCallbackURL: '/sign-in' }),
    }),
  );
  const { url } = (await started.json()) as { url: string };
  const away = await fetch(url, { redirect: 'manual' });
  const back = await auth().handler(
    new Request(away.headers.get('location') ?? '', { headers: { cookie: `${cookie}; ${cookiesOf(started)}` } }),
  );
  const account = await currentAccount(new Headers({ cookie: cookiesOf(back) }));
  return { account, location: back.headers.get('location') ?? '' };
}

const ada = { sub: 'ada', email: 'ada@example.test', email_verified: true, name: 'Ada Lovelace' };
const bob = { sub: 'bob', email: 'bob@example.test', email_verified: true, name: 'Bob' };

describe('sign-in through an identity provider', () => {
  it('is offered as soon as the provider answers, and never keeps passwords waiting for it', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { port } = provider.address();
    await provider.stop();
    expect(await signInOptions()).toMatchObject({ isNew: true, oidcName: null });
    await provider.start(port, '127.0.0.1');
    expect(await signInOptions(), 'it is left alone for a moment').toMatchObject({ oidcName: null });
    vi.advanceTimersByTime(15_001);
    expect(await signInOptions()).toMatchObject({ isNew: true, oidcName: 'Example SSO' });
    vi.useRealTimers();
  });

  it('[ACC1] makes the first account admin, and others by invitation alone', async () => {
    const first = await signIn(ada);
    expect(first.account).toMatchObject({ name: 'Ada Lovelace', email: 'ada@example.test', role: 'admin' });
    const uninvited = await signIn(bob);
    expect(uninvited).toEqual({ account: undefined, location: `${ORIGIN}/sign-in?error=SIGN_UP_CLOSED` });
    const { secret } = unwrap(await createInvitation(test.db, { role: 'instructor', createdById: 'admin' }));
    const invited = await signIn(bob, `${INVITATION_COOKIE}=${secret}`);
    expect(invited.account).toMatchObject({ name: 'Bob', role: 'instructor' });
    expect(await test.db.user.count()).toBe(2);
  });

  it('knows who comes again, whatever they are called now', async () => {
    const again = await signIn({ ...ada, name: 'Countess' });
    expect(again).toMatchObject({ account: { name: 'Ada Lovelace' }, location: '/rooms' });
  });

  it('[ACC1] sends the deactivated back to the sign-in page', async () => {
    const user = await test.db.user.findUniqueOrThrow({ where: { email: 'bob@example.test' } });
    unwrap(await changePerson(test.db, { accountId: user.id, by: 'admin' }, { isActive: false }));
    const refused = await signIn(bob);
    expect(refused).toEqual({ account: undefined, location: `${ORIGIN}/sign-in?error=ACCOUNT_DEACTIVATED` });
  });

  it('[ACC1] believes no one whom the provider has not signed for', async () => {
    const forged = await signIn({ ...ada, iss: 'https://evil.example' });
    expect(forged.account).toBeUndefined();
  });
});
