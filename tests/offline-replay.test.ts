import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CollabServer, createCollabServer } from '../collab-server/server.ts';
import type { RoomConnection } from '../lib/collab-client/room-connection.ts';
import { connectRoom } from '../lib/collab-client/room-connection.ts';
import { ok } from '../lib/kernel/fault.ts';
import { linearize } from '../lib/replay/linearizer.ts';
import { readBindings, readRows } from '../lib/replay/record-rows-store.server.ts';
import type { ReplayRow } from '../lib/replay/rows.ts';
import { hasFlag, insertedText } from '../lib/replay/tape.ts';
import { ClientLine } from './faults/client-line.ts';
import { sayOnline } from './faults/network-news.ts';
import { createTestDatabase, TEST_SECRETS, type TestDatabase, waitFor } from './support/index.ts';
import { makeRoom } from './support/rooms.ts';
import { makeParticipant, makeTicket, saved, textOf, type } from './support/sync.ts';

const MINUTE_MS = 60_000;

/** From the page's own queue over a real socket into the record, and out of it again as replay shows it. */
describe('what was typed without a network, when it is shown again', () => {
  let database: TestDatabase;
  let server: CollabServer;
  let roomId: string;
  let beganAt: number;
  const lines: ClientLine[] = [];
  const pages: RoomConnection[] = [];
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    beganAt = Date.now();
    database = await createTestDatabase();
    server = await createCollabServer({
      databaseUrl: database.url,
      publicUrl: 'http://localhost:3000',
      ticketSecret: TEST_SECRETS.TICKET_SECRET,
      port: 0,
    });
    roomId = (await makeRoom(database.db, { template: 'blank' })).roomId;
  });
  afterEach(async () => {
    vi.useRealTimers();
    for (const page of pages.splice(0)) page.destroy();
    for (const line of lines.splice(0)) line.close();
    await server.close();
    await database.drop();
  });

  const arrive = async (name: string) => {
    const participantId = await makeParticipant(database.db, roomId, 'guest', name);
    const line = await ClientLine.open(() => server.port);
    lines.push(line);
    const fetchTicket = async () => ok(await makeTicket(roomId, participantId));
    const page = connectRoom({ wsUrl: line.url, roomId, fetchTicket });
    pages.push(page);
    await saved(page);
    return { page, line, participantId };
  };
  const minute = (n: number) => vi.setSystemTime(beganAt + n * MINUTE_MS);

  /** Every change of the text in the order it was typed: what, in which minute, and whether that is its author's word. */
  const shown = async () => {
    const rows: ReplayRow[] = [];
    const { seq } = await database.db.recordHead.findUniqueOrThrow({ where: { roomId } });
    for await (const page of readRows(database.db, { roomId, epoch: 1, after: 0, upTo: seq })) rows.push(...page);
    const { edits, startedAt } = linearize(1, rows, await readBindings(database.db, roomId, 1));
    const inMinutes = (at: number) => Math.round((startedAt + at - beganAt) / MINUTE_MS);
    return Array.from({ length: edits.length }, (_, index) => ({
      text: insertedText(edits, index),
      typed: inMinutes(edits.typedAt[index] ?? Number.NaN),
      came: inMinutes(edits.at[index] ?? Number.NaN),
      offline: hasFlag(edits, index, 'offline'),
    })).sort((one, other) => one.typed - other.typed);
  };

  it.each([
    ['ends', (line: ClientLine) => line.cut()],
    ['falls silent', (line: ClientLine) => line.freeze()],
  ])('[REP2] is shown when it was typed, not when it came, where the line %s', async (_how, lose) => {
    const ada = await arrive('Ada');
    type(ada.page, 'a');
    await saved(ada.page);
    lose(ada.line);
    minute(5);
    type(ada.page, 'b');
    // The server looks once a minute for lines that are silent.
    vi.advanceTimersByTime(2 * MINUTE_MS);
    await waitFor(async () => (await events()).includes('person_left'), { what: 'the server knows that Ada is gone' });
    minute(10);
    const grace = await arrive('Grace');
    type(grace.page, 'g');
    await saved(grace.page);
    minute(15);
    type(ada.page, 'c');
    minute(20);
    ada.line.mend();
    ada.line.drop();
    sayOnline();
    await saved(ada.page);
    await waitFor(() => textOf(ada.page) === textOf(grace.page));
    expect(await shown()).toEqual([
      { text: 'a', typed: 0, came: 0, offline: false },
      { text: 'b', typed: 5, came: 20, offline: true },
      { text: 'g', typed: 10, came: 10, offline: false },
      { text: 'c', typed: 15, came: 20, offline: true },
    ]);
  });

  const events = async () => {
    const rows = await database.db.recordRow.findMany({ where: { roomId, update: null } });
    return rows.map(({ event }) => (event as { type: string }).type);
  };
});
