import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../app/v1/_api/endpoints.ts';
import { auth } from '../lib/accounts/auth.server.ts';
import { actAsWebProcess, callApi, cookiesOf, forgetKnocks, ORIGIN, TEST_PASSWORD } from './support/api.ts';
import { Everybody } from './support/everybody.ts';
import { createTestDatabase, type TestDatabase } from './support/index.ts';

// A page of another site makes the browser of somebody who is signed in here send requests, cookies and all.

const APP = path.resolve(import.meta.dirname, '../app');
const FOREIGN: readonly Readonly<Record<string, string>>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: `${ORIGIN}.evil.example` },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
];

let test: TestDatabase;
let everybody: Everybody;
let roomId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  actAsWebProcess(test.url);
  everybody = await Everybody.gather(test);
  ({ roomId } = await everybody.crowdedRoom());
});
beforeEach(forgetKnocks);
afterAll(() => test.drop());

/** What a route answers to an admin's browser. */
async function sendTo(file: string, method: string, address: string, headers: Readonly<Record<string, string>>) {
  const module = (await import(path.join(APP, file))) as Record<string, (...given: unknown[]) => Promise<Response>>;
  const init = {
    method,
    headers: { cookie: everybody.accounts.admin.cookie, 'content-type': 'application/json', ...headers },
  };
  const body = method === 'GET' ? {} : { body: '{}' };
  const request = new NextRequest(new URL(address, ORIGIN), { ...init, ...body });
  return module[method]?.(request, { params: Promise.resolve({ roomId }) });
}

/** Each route file with each of its methods that can change something. */
const changing = readdirSync(APP, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'route.ts')
  .flatMap((file) => {
    const source = readFileSync(path.join(APP, file), 'utf8');
    const methods = [...source.matchAll(/^export (?:const|async function|function) ([A-Z]+)\b/gm)].map(
      ([, name]) => name,
    );
    return methods.filter((name) => name !== 'GET').map((method) => ({ file, method: String(method) }));
  });

/** What better-auth answers under /api/auth, by its own list. */
function authRoutes(): { address: string; methods: readonly string[] }[] {
  return Object.values(auth().api as Record<string, { path?: string; options?: { method?: string | string[] } }>)
    .filter(({ path: address }) => address !== undefined)
    .map(({ path: address, options }) => ({
      address: `/api/auth${address}`,
      methods: [options?.method ?? 'POST'].flat(),
    }));
}

describe("a request from another site's page", () => {
  it.each(changing)('[ACC1] is refused by $method of $file', async ({ file, method }) => {
    for (const headers of FOREIGN) {
      const answer = await sendTo(file, method, '/', headers);
      expect([headers, answer?.status]).toEqual([headers, 403]);
      expect(await answer?.text()).toContain('a page of another site');
    }
  });

  it('[ACC1] finds every endpoint of the API among those, and no action of another kind', () => {
    const listed = new Set(changing.map(({ file, method }) => `${method} /${path.dirname(file)}`));
    for (const { method, path: address } of ENDPOINTS.filter((spec) => spec.method !== 'GET')) {
      expect(listed).toContain(`${method} ${address.replace(/\{(\w+)\}/g, '[$1]')}`);
    }
    const sources = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
    const actions = sources.filter((file) => /^['"]use server['"]/m.test(readFileSync(path.join(APP, file), 'utf8')));
    expect(actions, 'server actions are endpoints that no list has').toEqual([]);
  });

  it("[ACC1] changes nothing by any of the account service's addresses", async () => {
    const file = 'api/auth/[...all]/route.ts';
    const posts = authRoutes().filter(({ methods }) => methods.includes('POST'));
    expect(posts.length).toBeGreaterThan(10);
    for (const { address } of posts) {
      for (const headers of FOREIGN) {
        expect([address, (await sendTo(file, 'POST', address, headers))?.status]).toEqual([address, 403]);
      }
    }
  });

  it('[ACC1] changes nothing by following a link to one of them', async () => {
    const { accountId } = everybody.accounts.admin;
    const stored = () =>
      Promise.all([
        test.db.user.findUniqueOrThrow({ where: { id: accountId } }),
        test.db.session.findMany({ where: { userId: accountId }, select: { id: true } }),
        test.db.account.findMany({ where: { userId: accountId } }),
        test.db.user.count(),
      ]);
    const before = await stored();
    const file = 'api/auth/[...all]/route.ts';
    for (const { address, methods } of authRoutes()) {
      if (!methods.includes('GET')) continue;
      const known = address.replace(':id', 'oidc').replace(/:\w+/, 'a-guess');
      forgetKnocks();
      await sendTo(file, 'GET', `${known}?code=a&state=b&callbackURL=https://evil.example`, FOREIGN[3] ?? {});
      expect(await stored(), known).toEqual(before);
    }
  });

  it('is told from one of our own pages, and from a program that has no cookies to misuse', async () => {
    const create = (headers: Readonly<Record<string, string>>) =>
      sendTo('v1/rooms/route.ts', 'POST', '/v1/rooms', headers).then((answer) => answer?.status);
    // Let in, and at fault for what it says.
    expect(await create({ origin: ORIGIN, 'sec-fetch-site': 'same-origin' })).toBe(400);
    expect(await create({})).toBe(400);
  });
});

describe('the cookies that could be sent along', () => {
  it('[ACC1] are kept from scripts and from what other sites send', async () => {
    const signedIn = await auth().handler(
      new Request(`${ORIGIN}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: ORIGIN },
        body: JSON.stringify({ email: everybody.accounts.admin.email, password: TEST_PASSWORD }),
      }),
    );
    const headers = { cookie: cookiesOf(signedIn) };
    const inRoom = `/v1/rooms/${roomId}`;
    const post = (address: string, body: object, sent = headers) =>
      callApi({ method: 'POST', path: address, headers: sent, body });
    const { url } = (await (await post(`${inRoom}/replay/links`, { days: 1 }, everybody.accounts.host)).json()) as {
      url: string;
    };
    const { inviteUrl } = (await (
      await post(`${inRoom}/invites`, { role: 'guest' }, everybody.accounts.host)
    ).json()) as { inviteUrl: string };
    const { invitationUrl } = (await (await post('/v1/invitations', { role: 'interviewer' })).json()) as {
      invitationUrl: string;
    };
    const secretOf = (link: string) => new URL(link).hash.slice(1);
    const answers = [
      signedIn,
      await post(`${inRoom}/join`, { invite: secretOf(inviteUrl), name: 'Ada' }, { cookie: '' }),
      await post(`${inRoom}/replay/open`, { secret: secretOf(url) }, { cookie: '' }),
      await post('/v1/invitations/open', { secret: secretOf(invitationUrl) }, { cookie: '' }),
    ];
    for (const answer of answers) {
      const set = answer.headers.getSetCookie();
      expect(set.length).toBeGreaterThan(0);
      for (const line of set) expect(line).toMatch(/(?=.*; HttpOnly)(?=.*; SameSite=Lax)/i);
    }
  });
});
