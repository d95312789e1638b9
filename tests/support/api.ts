import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { NextRequest } from 'next/server';
import { auth } from '../../lib/accounts/auth.server.ts';
import type { Database } from '../../lib/db/client.server.ts';
import { ADDRESS_HEADER } from '../../lib/kernel/client-address.server.ts';
import { singleton } from '../../lib/kernel/singleton.server.ts';
import type { AccountRole } from '../../lib/protocol/people.ts';
import { TEST_SECRETS } from './processes.ts';

export const ORIGIN = 'http://localhost:3000';
const V1 = path.resolve(import.meta.dirname, '../../app');

/** Points this test's process at a database, as if it were a web process. Call it before anything reads the environment. */
export function actAsWebProcess(databaseUrl: string, env: Readonly<Record<string, string>> = {}): void {
  Object.assign(process.env, TEST_SECRETS, { DATABASE_URL: databaseUrl, PUBLIC_URL: ORIGIN, SIGN_UP: 'open', ...env });
}

/** Lets everybody knock at every door anew: a test asks more often than a person. */
export function forgetKnocks(): void {
  singleton<Map<unknown, unknown>>('doors', () => new Map()).clear();
}

export interface ApiCall {
  readonly method: string;
  /** With its parameters filled in: `/v1/rooms/abc`. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

let calls = 0;

/** Calls a route of the API as Next would, and answers its response. Each call comes from another address, so that no door is knocked at too often. */
export async function callApi({ method, path: address, body, headers = {} }: ApiCall): Promise<Response> {
  const url = new URL(address, ORIGIN);
  const { file, params } = findRoute(url.pathname.split('/').slice(1));
  const module = (await import(file)) as Record<string, (request: NextRequest, context: object) => Promise<Response>>;
  const handler = module[method];
  if (handler === undefined) return new Response(null, { status: 405 });
  const init = {
    method,
    headers: { origin: ORIGIN, [ADDRESS_HEADER]: `192.0.2.${++calls % 256}`, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  return handler(new NextRequest(url, init), { params: Promise.resolve(params) });
}

/** The route file that serves a path: literal folders before parameters, as Next chooses. */
function findRoute(segments: readonly string[]): { file: string; params: Record<string, string> } {
  let directory = V1;
  const params: Record<string, string> = {};
  for (const segment of segments) {
    const literal = path.join(directory, segment);
    if (existsSync(literal)) {
      directory = literal;
      continue;
    }
    const name = readdirSync(directory).flatMap((entry) => /^\[(\w+)\]$/.exec(entry)?.[1] ?? [])[0];
    if (name === undefined) throw new Error(`no route for /${segments.join('/')}`);
    params[name] = segment;
    directory = path.join(directory, `[${name}]`);
  }
  return { file: path.join(directory, 'route.ts'), params };
}

export interface TestAccount {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  /** What its browser sends along. */
  readonly cookie: string;
}

export const TEST_PASSWORD = 'correct horse battery';

let accounts = 0;

/** Signs an account up as a browser does, then puts it in a role. */
export async function signUpAccount(
  db: Database,
  role: AccountRole,
  name = `Person ${++accounts}`,
): Promise<TestAccount> {
  const email = `${role}-${++accounts}@example.test`;
  const answer = await postAuth('/sign-up/email', { name, email, password: TEST_PASSWORD });
  const { user } = (await answer.json()) as { user: { id: string } };
  await db.user.update({ where: { id: user.id }, data: { role } });
  return { accountId: user.id, name, email, cookie: cookiesOf(answer) };
}

/** Signs in with the password that all test accounts have; answers what its browser sends along from then on. */
export async function signIn(email: string): Promise<string> {
  return cookiesOf(await postAuth('/sign-in/email', { email, password: TEST_PASSWORD }));
}

async function postAuth(address: string, body: object): Promise<Response> {
  const answer = await auth().handler(
    new Request(`${ORIGIN}/api/auth${address}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: ORIGIN },
      body: JSON.stringify(body),
    }),
  );
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

/** The cookies that an answer set, as a browser sends them back. */
export function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
