import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { ROOT } from '../scripts/environment.ts';
import { ask, cookiesOf, makeMember, send } from './support/members.ts';
import { test } from './support/test.ts';

// Each kind of person at each page. What is expected stands here in full; a page that is not listed fails the test.

/** Stands in what only those may read to whom a page is open. */
const CANARY = 'CANARY';

type Person = 'nobody' | 'guest' | 'viewer' | 'deactivated' | 'interviewer' | 'host' | 'instructor' | 'admin';

const MEMBERS: readonly Person[] = ['interviewer', 'host', 'instructor', 'admin'];

/** To whom a page shows itself; the signed-out are led to sign in, other members find no such page. */
type Openness = 'everybody' | 'members' | 'admins' | 'the signed-out' | 'leads on';

const PAGES: Readonly<Record<string, Openness>> = {
  '/': 'leads on',
  '/forgot-password': 'everybody',
  '/invitation': 'everybody',
  '/reset-password': 'everybody',
  '/sign-in': 'the signed-out',
  '/sign-up': 'the signed-out',
  '/docs/api': 'everybody',
  '/questions': 'members',
  '/questions/[questionId]': 'members',
  '/questions/new': 'members',
  '/replay': 'everybody',
  '/replay/[roomId]': 'everybody',
  '/replay/[roomId]/summary': 'everybody',
  '/room/[roomId]': 'everybody',
  '/rooms': 'members',
  '/settings': 'members',
  '/settings/keys': 'members',
  '/settings/people': 'admins',
  '/settings/runner': 'admins',
  '/settings/webhooks': 'admins',
  '/settings/webhooks/[webhookId]': 'admins',
  // What is served beside the pages and the API.
  '/healthz': 'everybody',
  '/readyz': 'everybody',
  '/sw.js': 'everybody',
};

/** The same shell for everybody and every id: who may see what is in it is asked of the API. */
const SHELLS = ['/replay/[roomId]', '/replay/[roomId]/summary', '/room/[roomId]'];

/** Every address that the folders of `app` serve, but for the API's and the account service's. */
function served(): string[] {
  const files = readdirSync(path.join(ROOT, 'app'), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => `/${path.dirname(file)}`.replace(/\/\.$/, '/').replace(/\/\([^)]+\)/g, ''))
    .filter((address) => !/^\/(v1|api)(\/|$)/.test(address));
}

test('[ACC1] every page is open to those to whom it should be, and says nothing to the others', async () => {
  expect(served().toSorted(), 'pages that are listed').toEqual(Object.keys(PAGES).toSorted());
  const { people, ids } = await everybody();

  for (const [page, openness] of Object.entries(PAGES)) {
    const address = page.replace(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? 'missing');
    for (const [person, cookie] of Object.entries(people) as [Person, string][]) {
      const answer = await send(cookie, 'GET', address);
      const text = await answer.text();
      expect(outcome(answer, text), `${page} for ${person}`).toBe(expected(openness, person, address));
      if (outcome(answer, text) === 'shown' && openness !== 'everybody') continue;
      // Nor where the page is asked for as Next's own navigation does, which renders parts of it.
      const part = await fetch(answer.url, { redirect: 'manual', headers: { cookie, rsc: '1' } });
      expect(`${text}${await part.text()}`, `${page} for ${person}`).not.toContain(CANARY);
    }
  }

  // Room and replay: the same page for everybody, whether there is such a room or not.
  for (const page of SHELLS) {
    const shells = new Set<string>();
    for (const id of [ids['roomId'] ?? '', 'never2made3room4x']) {
      for (const cookie of Object.values(people)) {
        const answer = await send(cookie, 'GET', page.replace('[roomId]', id));
        const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? '';
        shells.add((await answer.text()).replaceAll(nonce, '').replaceAll(id, ''));
      }
    }
    expect(shells.size, page).toBe(1);
  }
  await ask(people.admin, 'DELETE', `/v1/webhooks/${ids['webhookId']}`);
});

function expected(openness: Openness, person: Person, address: string): string {
  const isMember = MEMBERS.includes(person);
  switch (openness) {
    case 'everybody':
      return 'shown';
    case 'leads on':
      return isMember ? 'to /rooms' : 'to /sign-in';
    case 'the signed-out':
      return isMember ? 'to /rooms' : 'shown';
    case 'members':
    case 'admins':
      if (!isMember) return `to /sign-in, and back to ${address}`;
      return openness === 'members' || person === 'admin' ? 'shown' : 'no such page';
  }
}

function outcome(answer: Response, text: string): string {
  // A page that shows itself loading has answered by the time it sends somebody on.
  const sentOn = /<meta id="__next-page-redirect"[^>]*content="1;url=([^"]+)"/.exec(text)?.[1];
  const location = answer.headers.get('location') ?? sentOn;
  if (location === undefined)
    return answer.status === 404 ? 'no such page' : answer.ok ? 'shown' : `a fault: ${answer.status}`;
  const to = new URL(location, answer.url);
  const next = to.searchParams.get('next');
  return `to ${to.pathname}${next === null ? '' : `, and back to ${next}`}`;
}

/** Somebody of each kind, by the cookies of their browser, and what the addresses name. */
async function everybody() {
  const admin = await makeMember('admin', `${CANARY} Admin`);
  const host = await makeMember('interviewer', 'Barbara Liskov');
  const [interviewer, instructor, deactivated] = [
    await makeMember('interviewer', 'Grace Hopper'),
    await makeMember('instructor', 'Alan Turing'),
    await makeMember('admin', 'Edsger Dijkstra'),
  ];
  await ask(admin.cookie, 'PATCH', `/v1/people/${deactivated.accountId}`, { isActive: false });
  const { roomId } = await ask(host.cookie, 'POST', '/v1/rooms', { language: 'python', title: CANARY });
  const { questionId } = await ask(host.cookie, 'POST', '/v1/questions', {
    slug: `canary-${Date.now()}`,
    title: CANARY,
    difficulty: 'easy',
    statement: CANARY,
    guide: CANARY,
  });
  const { webhookId } = await ask(admin.cookie, 'POST', '/v1/webhooks', {
    url: `https://example.com/${CANARY}`,
    types: ['room.ended'],
  });
  const join = async (role: 'guest' | 'viewer') => {
    const { inviteUrl = '' } = await ask(host.cookie, 'POST', `/v1/rooms/${roomId}/invites`, { role });
    const invite = new URL(inviteUrl).hash.slice(1);
    return cookiesOf(await send('', 'POST', `/v1/rooms/${roomId}/join`, { invite, name: 'Ada Lovelace' }));
  };
  const people: Readonly<Record<Person, string>> = {
    nobody: '',
    guest: await join('guest'),
    viewer: await join('viewer'),
    deactivated: deactivated.cookie,
    interviewer: interviewer.cookie,
    host: host.cookie,
    instructor: instructor.cookie,
    admin: admin.cookie,
  };
  const ids: Readonly<Record<string, string | undefined>> = { roomId, questionId, webhookId };
  return { people, ids };
}
