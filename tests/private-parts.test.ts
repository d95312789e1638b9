import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ENDPOINTS } from '../app/v1/_api/endpoints.ts';
import { unwrap } from '../lib/kernel/fault.ts';
import { NOTES_ROOT } from '../lib/protocol/notes.ts';
import { questionDraftSchema } from '../lib/protocol/questions.ts';
import { createQuestion } from '../lib/questions/question-store.server.ts';
import { putQuestion } from '../lib/questions/room-question.server.ts';
import { inviteFor } from '../lib/rooms/invites.server.ts';
import { joinRoom } from '../lib/rooms/join.server.ts';
import { appendNotes } from '../lib/rooms/notes-store.server.ts';
import { createRoom } from '../lib/rooms/room-store.server.ts';
import { submitScorecard } from '../lib/rooms/scorecards.server.ts';
import { actAsWebProcess, callApi, cookiesOf, forgetKnocks, signUpAccount, type TestAccount } from './support/api.ts';
import { createTestDatabase, type TestDatabase } from './support/index.ts';

/** Stands in everything that hosts alone may read. */
const CANARY = 'CANARY';

let test: TestDatabase;
let host: TestAccount;
let outsider: TestAccount;
let roomId: string;
let questionId: string;
const headers: Record<string, Record<string, string>> = {};

beforeAll(async () => {
  test = await createTestDatabase();
  actAsWebProcess(test.url);
  const { db } = test;
  host = await signUpAccount(db, 'interviewer');
  outsider = await signUpAccount(db, 'instructor');
  ({ roomId } = await createRoom(db, { owner: host, language: 'python', template: 'hello', title: 'Private parts' }));
  const { id: participantId } = await db.participant.findFirstOrThrow({ where: { roomId, role: 'host' } });
  const draft = questionDraftSchema.parse({
    slug: 'secret',
    title: 'Open title',
    difficulty: 'easy',
    statement: 'Open statement.',
    guide: `${CANARY} guide`,
    solutions: { python: `# ${CANARY} solution` },
    starters: { python: '# open starter' },
    tests: [
      { name: 'open', stdin: '1', expected: '2', hidden: false },
      { name: `${CANARY} name`, stdin: `${CANARY} stdin`, expected: `${CANARY} expected`, hidden: true },
    ],
  });
  questionId = unwrap(await createQuestion(db, draft, host.accountId)).questionId;
  unwrap(await putQuestion(db, roomId, { questionId }, { participantId, instanceId: 'here' }));
  const doc = new Y.Doc();
  doc.getText(NOTES_ROOT).insert(0, `${CANARY} notes`);
  const update = new Uint8Array(Y.encodeStateAsUpdate(doc));
  unwrap(await appendNotes(db, roomId, { update, participantId }));
  const card = {
    marks: { problem_solving: 1, code: 2, testing: 3, communication: 4 },
    recommendation: 'no',
    comment: `${CANARY} comment`,
  } as const;
  unwrap(await submitScorecard(db, { roomId, participantId }, card));
  // Everything a guest could be given is switched on.
  await db.room.update({ where: { id: roomId }, data: { guestsMayReplay: true } });

  for (const role of ['guest', 'viewer'] as const) {
    const invite = unwrap(await inviteFor(db, roomId, role));
    const joined = unwrap(await joinRoom(db, roomId, { invite, name: role }, { credentials: {} }));
    headers[role] = { cookie: `pairpad_room_${roomId}=${joined.cookie}` };
  }
  const session = { cookie: host.cookie };
  const link = await callApi({
    method: 'POST',
    path: `/v1/rooms/${roomId}/replay/links`,
    headers: session,
    body: { days: 1 },
  });
  const secret = new URL(((await link.json()) as { url: string }).url).hash.slice(1);
  const opened = await callApi({ method: 'POST', path: `/v1/rooms/${roomId}/replay/open`, body: { secret } });
  headers['reviewer'] = { cookie: cookiesOf(opened) };
  headers['nobody'] = {};
});
beforeEach(forgetKnocks);
afterAll(() => test.drop());

/** What every endpoint answers to somebody, asked for this room and this question. */
async function everythingFor(sent: Record<string, string>, isOfRoom = (_path: string) => true): Promise<string> {
  let all = '';
  for (const { method, path } of ENDPOINTS.filter(({ path }) => isOfRoom(path))) {
    // Ending it would keep the rest from being asked.
    if (/\/(end|reopen)$/.test(path) || method === 'DELETE') continue;
    const address = path
      .replace('{roomId}', roomId)
      .replace('{questionId}', questionId)
      .replace(/\{\w+\}/g, 'missing');
    const answer = await callApi({ method, path: address, headers: sent, ...(method === 'GET' ? {} : { body: {} }) });
    all += `${method} ${path} ${answer.status} ${Buffer.from(await answer.arrayBuffer()).toString('latin1')}\n`;
  }
  return all;
}

const linesWithCanary = (text: string) => text.split('\n').filter((line) => line.includes(CANARY));

describe('what hosts alone may read', () => {
  it.each(['guest', 'viewer', 'reviewer', 'nobody'])('[ACC4] is in no answer that a %s gets', async (caller) => {
    const all = await everythingFor(headers[caller] ?? {});
    expect(linesWithCanary(all)).toEqual([]);
    if (caller === 'guest') expect(all).toContain('Open statement.');
  });

  it('[ACC4] is in no answer about a room to an account that is not in it', async () => {
    const all = await everythingFor({ cookie: outsider.cookie }, (path) => path.startsWith('/v1/rooms/'));
    expect(linesWithCanary(all)).toEqual([]);
  });

  it('reaches its host, each part of it', async () => {
    const all = await everythingFor({ cookie: host.cookie });
    for (const part of ['guide', 'solution', 'name', 'stdin', 'expected', 'notes', 'comment']) {
      expect(all).toContain(`${CANARY} ${part}`);
    }
  });
});
