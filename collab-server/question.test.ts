import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RoomConnection } from '../lib/collab-client/room-connection.ts';
import { unwrap } from '../lib/kernel/fault.ts';
import { type QuestionDraft, questionDraftSchema, toContent } from '../lib/protocol/questions.ts';
import type { ServerMessage } from '../lib/protocol/sync-messages.ts';
import { createQuestion } from '../lib/questions/question-store.server.ts';
import { findHostQuestion, findRoomQuestion, putQuestion, roomTests } from '../lib/questions/room-question.server.ts';
import { readShippedQuestions } from '../lib/questions/shipped-questions.server.ts';
import { endRoom } from '../lib/rooms/room-life.server.ts';
import { starterFor } from '../lib/rooms/starters.ts';
import { createTestDatabase, TEST_SECRETS, type TestDatabase, waitFor } from '../tests/support/index.ts';
import { RawSocket } from '../tests/support/raw-socket.ts';
import { makeRoom } from '../tests/support/rooms.ts';
import { makeParticipant, makeTicket, openPage, saved, textOf, type } from '../tests/support/sync.ts';
import { type CollabServer, createCollabServer } from './server.ts';

describe('a question in a live room', () => {
  let database: TestDatabase;
  let server: CollabServer;
  let roomId: string;
  let hostId: string;
  let ids: string[];
  let drafts: QuestionDraft[];
  const pages: RoomConnection[] = [];

  const start = () =>
    createCollabServer({
      databaseUrl: database.url,
      publicUrl: 'http://localhost:3000',
      ticketSecret: TEST_SECRETS.TICKET_SECRET,
      port: 0,
    });
  const arrive = async (participantId: string) => {
    const opened = openPage(server.port, roomId, participantId);
    pages.push(opened);
    await waitFor(() => ['saved', 'read_only'].includes(opened.status.get().kind), { what: 'the page has arrived' });
    return opened;
  };
  const put = (which: number) =>
    putQuestion(database.db, roomId, { questionId: ids[which] ?? '' }, { participantId: hostId, instanceId: 'test' });
  const starter = (which: number, language: 'javascript' | 'python' = 'javascript') =>
    drafts[which]?.starters[language];
  /** The question has been told of and its starter code is settled. */
  const settled = async (n: number) => {
    await waitFor(async () => !(await database.db.roomQuestion.findFirst({ where: { roomId, n } }))?.starterDue);
  };

  beforeEach(async () => {
    database = await createTestDatabase();
    drafts = (await readShippedQuestions()).slice(0, 2);
    ids = [];
    for (const draft of drafts) ids.push(unwrap(await createQuestion(database.db, draft, null)).questionId);
    roomId = (await makeRoom(database.db)).roomId;
    hostId = await makeParticipant(database.db, roomId, 'host', 'Ada');
    server = await start();
  });
  afterEach(async () => {
    for (const opened of pages.splice(0)) opened.destroy();
    await server.close();
    await database.drop();
  });

  it('takes the place of untouched starter code, and is told to everybody', async () => {
    const [ada, grace] = await Promise.all([arrive(hostId), arrive(await makeParticipant(database.db, roomId))]);
    const told: ServerMessage[] = [];
    grace.onMessage((message) => told.push(message));
    expect(await put(0)).toEqual({ ok: true, value: { n: 1 } });
    await waitFor(() => textOf(ada) === starter(0) && textOf(grace) === starter(0), { what: 'the starter code' });
    expect(told).toContainEqual({ type: 'question', n: 1 });
    await put(1);
    await waitFor(() => textOf(grace) === starter(1), { what: 'the next starter code' });
    expect(told).toContainEqual({ type: 'question', n: 2 });
  });

  it('never wipes what somebody typed', async () => {
    const grace = await arrive(await makeParticipant(database.db, roomId));
    type(grace, '// mine');
    await saved(grace);
    const text = textOf(grace);
    await put(0);
    await settled(1);
    type(grace, '!');
    await saved(grace);
    expect(textOf(grace)).toBe(`${text}!`);
  });

  it('gives its own starter code when the language is switched, and not once somebody has typed', async () => {
    const grace = await arrive(await makeParticipant(database.db, roomId));
    await put(0);
    await waitFor(() => textOf(grace) === starter(0));
    grace.setLanguage('python');
    await waitFor(() => textOf(grace) === starter(0, 'python'), { what: 'the starter code in Python' });
    type(grace, '# mine');
    await saved(grace);
    grace.setLanguage('javascript');
    await waitFor(() => grace.document.language.get('current') === 'javascript');
    expect(textOf(grace)).toBe(`${starter(0, 'python')}# mine`);
  });

  it('waits for whoever comes first where nobody is in, and comes once', async () => {
    await put(0);
    const grace = await arrive(await makeParticipant(database.db, roomId));
    await waitFor(() => textOf(grace) === starter(0), { what: 'the starter code' });
    grace.document.code.delete(0, grace.document.code.length);
    await saved(grace);
    grace.destroy();
    await server.close();
    server = await start();
    expect(textOf(await arrive(await makeParticipant(database.db, roomId)))).toBe('');
  });

  it('leaves an ended room as it is', async () => {
    await put(0);
    await endRoom(database.db, roomId, { participantId: hostId, instanceId: 'test' });
    const ada = await arrive(hostId);
    expect(textOf(ada)).toBe(starterFor('hello', 'javascript'));
    expect(await put(1)).toMatchObject({ fault: { code: 'room_ended' } });
  });

  it('is put in once by two servers', async () => {
    const other = await start();
    try {
      const ada = await arrive(hostId);
      const elsewhere = openPage(other.port, roomId, await makeParticipant(database.db, roomId));
      pages.push(elsewhere);
      await waitFor(() => elsewhere.status.get().kind === 'saved');
      await put(0);
      await settled(1);
      await waitFor(() => [ada, elsewhere].some((page) => textOf(page) === starter(0)));
      await Promise.all([saved(ada), saved(elsewhere)]);
      // The room's first starter code, and this one.
      const rows = () => database.db.recordRow.count({ where: { roomId, participantId: null, update: { not: null } } });
      await waitFor(async () => (await rows()) > 1);
      // A server writes all it has before it ends.
      await Promise.all([server.close(), other.close()]);
      expect(await rows()).toBe(2);
    } finally {
      await other.close();
    }
  });

  it('has its numbers without gaps when two hosts put one in at once, and is in the record', async () => {
    const results = await Promise.all([put(0), put(1), put(0)]);
    expect(results.map((result) => unwrap(result).n).toSorted()).toEqual([1, 2, 3]);
    const rows = await database.db.recordRow.findMany({ where: { roomId }, orderBy: { seq: 'asc' } });
    const events = rows.map(({ event }) => event as { type: string; n?: number } | null);
    expect(events.filter((event) => event?.type === 'question_changed').map((event) => event?.n)).toEqual([1, 2, 3]);
    expect(await findRoomQuestion(database.db, roomId)).toMatchObject({ n: 3 });
  });

  it('keeps its version in the room when the bank goes on', async () => {
    await put(0);
    const before = await findRoomQuestion(database.db, roomId);
    await database.db.question.updateMany({ data: { deletedAt: new Date(), title: 'Other' } });
    expect(await findRoomQuestion(database.db, roomId)).toEqual(before);
    expect(await put(1)).toMatchObject({ fault: { code: 'not_found', field: 'questionId' } });
  });

  it('gives the runner every test, shown ones first', async () => {
    expect(await roomTests(database.db, roomId)).toEqual([]);
    await put(0);
    const tests = await roomTests(database.db, roomId);
    expect(tests).toHaveLength(drafts[0]?.tests.length ?? 0);
    expect(tests.map(({ hidden }) => hidden)).toEqual(tests.map(({ hidden }) => hidden).toSorted());
  });

  it('[ACC4] sends no byte of solution, guide or hidden test to a guest', async () => {
    const secret = questionDraftSchema.parse({
      ...drafts[0],
      slug: 'secret',
      guide: 'CANARY guide',
      solutions: { javascript: '// CANARY solution' },
      tests: [
        { name: 'shown', stdin: '1', expected: '2', hidden: false },
        { name: 'CANARY name', stdin: 'CANARY stdin', expected: 'CANARY expected', hidden: true },
      ],
    });
    ids = [unwrap(await createQuestion(database.db, secret, null)).questionId];
    const grace = await makeParticipant(database.db, roomId);
    const socket = new RawSocket(server.port, roomId);
    const frames: Buffer[] = [];
    socket.socket.on('message', (frame: Buffer) => frames.push(frame));
    await socket.enter(await makeTicket(roomId, grace));
    await put(0);
    await waitFor(() => socket.messages.some(({ type }) => type === 'question'), { what: 'the news of the question' });
    await settled(1);
    // A later one has all that is sent to somebody who comes now.
    const late = new RawSocket(server.port, roomId);
    late.socket.on('message', (frame: Buffer) => frames.push(frame));
    await late.enter(await makeTicket(roomId, grace));
    for (const one of [socket, late]) one.socket.terminate();

    expect(Buffer.concat(frames).toString('latin1')).not.toContain('CANARY');
    expect(Buffer.concat(frames).toString('latin1')).toContain(drafts[0]?.starters.javascript?.slice(0, 40));
    expect(JSON.stringify(await findRoomQuestion(database.db, roomId))).not.toContain('CANARY');
    const rows = await database.db.recordRow.findMany({ where: { roomId } });
    for (const { update, event } of rows) {
      expect(`${JSON.stringify(event)}${Buffer.from(update ?? []).toString('latin1')}`).not.toContain('CANARY');
    }
    expect(await findHostQuestion(database.db, roomId)).toMatchObject({ private: toContent(secret).private });
    expect(await roomTests(database.db, roomId)).toHaveLength(2);
  });
});
