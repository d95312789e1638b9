import type { Browser, Page } from '@playwright/test';
import { Client } from 'pg';
import type { AccountRole } from '../../lib/protocol/people.ts';

/** An account of the workspace under test, and what its browser sends along. */
export interface Member {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly cookie: string;
}

export const PASSWORD = 'correct horse battery';

let made = 0;

const origin = () => process.env['PAIRPAD_E2E_URL'] ?? '';

/** Makes an account in a role, without a browser. */
export async function makeMember(role: AccountRole, name: string): Promise<Member> {
  made += 1;
  const email = `${role}-${process.pid}-${Date.now()}-${made}@example.com`;
  const signedUp = await send('', 'POST', '/api/auth/sign-up/email', { name, email, password: PASSWORD });
  const { user } = (await signedUp.json()) as { user: { id: string } };
  await inDatabase((client) => client.query('update "User" set role = $1 where id = $2', [role, user.id]));
  return { accountId: user.id, name, email, cookie: cookiesOf(signedUp) };
}

/** Signs in without a browser; answers what the browser of that account then sends along. */
export async function signIn(email: string, password: string): Promise<string> {
  return cookiesOf(await send('', 'POST', '/api/auth/sign-in/email', { email, password }));
}

/** A page in a browser of its own in which this account is signed in; with no account, of a stranger. */
export async function pageOf(browser: Browser, member?: Pick<Member, 'cookie'>): Promise<Page> {
  const context = await browser.newContext();
  const pairs = member?.cookie.split('; ').map((pair) => /^([^=]+)=(.+)$/.exec(pair)) ?? [];
  await context.addCookies(
    pairs.flatMap((pair) => (pair === null ? [] : [{ name: pair[1] ?? '', value: pair[2] ?? '', url: origin() }])),
  );
  return context.newPage();
}

/** Asks the installation as a page with these cookies does, whatever it answers; redirections are not followed. */
export function send(cookie: string, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(new URL(path, origin()), {
    method,
    redirect: 'manual',
    headers: { origin: origin(), cookie, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
  });
}

/** What the installation answers; throws where it refuses. */
export async function ask<T = Record<string, string>>(
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const answer = await send(cookie, method, path, body);
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return (answer.status === 204 || answer.status === 202 ? undefined : await answer.json()) as T;
}

/** The cookies that an answer set, as a browser sends them back. */
export function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** Does something straight in the database, for what no page offers. */
export async function inDatabase<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: process.env['PAIRPAD_E2E_DATABASE_URL'] });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
