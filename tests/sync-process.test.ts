import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { RoomConnection } from '../lib/collab-client/room-connection.ts';
import { connectPool } from '../lib/db/pool.server.ts';
import { CLOSE_CODES } from '../lib/protocol/close-codes.ts';
import { loadRecord } from '../lib/record/loader.server.ts';
import { isAlive } from '../scripts/processes.ts';
import { sayOnline } from './faults/network-news.ts';
import { createTestDatabase, type SpawnedServer, spawnCollab, type TestDatabase, waitFor } from './support/index.ts';
import { RawSocket } from './support/raw-socket.ts';
import { makeRoom } from './support/rooms.ts';
import { makeParticipant, makeTicket, openPage, saved, textOf, type } from './support/sync.ts';

/** Each round starts a process, on a machine that may be busy. */
const SUITE_TIMEOUT_MS = 120_000;

describe('the sync process', () => {
  let database: TestDatabase;
  let server: SpawnedServer;
  let roomId: string;
  const pages: RoomConnection[] = [];
  beforeEach(async () => {
    database = await createTestDatabase();
    server = await spawnCollab({ databaseUrl: database.url });
    roomId = (await makeRoom(database.db, { template: 'blank' })).roomId;
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) page.destroy();
    await server.kill();
    await database.drop();
  });

  /** Starts it again where its pages look for it; in their own time they would come back after up to 22 s. */
  const restart = async () => {
    server = await spawnCollab({ databaseUrl: database.url, port: server.port });
    sayOnline();
  };
  const arrive = async (participantId?: string) => {
    const page = openPage(server.port, roomId, participantId ?? (await makeParticipant(database.db, roomId)));
    pages.push(page);
    await saved(page);
    return page;
  };
  interface Writer {
    readonly page: RoomConnection;
    readonly words: readonly string[];
    readonly write: () => void;
    /** The words that the page has ever shown as saved. */
    readonly vouched: () => readonly string[];
  }

  /** Somebody who types words that are found again one by one: a lost one is seen, and so is a doubled one. */
  const writer = async (): Promise<Writer> => {
    const page = await arrive();
    const words: string[] = [];
    let vouched = 0;
    page.status.subscribe(() => {
      if (page.status.get().kind === 'saved') vouched = words.length;
    });
    const write = () => {
      words.push(`<${page.document.doc.clientID}.${words.length}>`);
      page.document.code.insert(page.document.code.length, words.at(-1) ?? '');
    };
    return { page, words, write, vouched: () => words.slice(0, vouched) };
  };

  const killWhenSaved = (page: RoomConnection) =>
    new Promise<void>((resolve, reject) => {
      const stop = page.status.subscribe(() => {
        if (page.status.get().kind !== 'saved') return;
        stop();
        server.kill().then(resolve, reject);
      });
    });

  /** The room's text as Postgres alone has it. */
  const storedText = async () => {
    const pool = connectPool(database.url);
    const doc = new Y.Doc();
    await loadRecord(pool, roomId, doc, 'test');
    await pool.end();
    return doc.getText('code').toString();
  };

  it(
    '[DUR2] loses nothing that was shown as saved when it is killed between edits, five times (hocuspocus#971)',
    async () => {
      const writers = [await writer(), await writer()];
      const [ada, grace] = writers as [Writer, Writer];
      for (let round = 0; round < 5; round += 1) {
        for (let word = 0; word < 3 + round * 4; word += 1) for (const { write } of writers) write();
        // In the very moment that the page says so, while what Grace typed is still on its way.
        await killWhenSaved(ada.page);
        grace.write();
        const vouchedFor = writers.flatMap(({ vouched }) => vouched());
        expect(ada.vouched().length).toBe(ada.words.length);
        const stored = await storedText();
        for (const word of vouchedFor) expect(stored).toContain(word);
        await restart();
        await Promise.all([saved(ada.page), saved(grace.page)]);
      }
      await waitFor(() => textOf(ada.page) === textOf(grace.page));
      const final = textOf(ada.page);
      expect(await storedText()).toBe(final);
      for (const word of writers.flatMap(({ words }) => words)) expect(final.split(word)).toHaveLength(2);
    },
    SUITE_TIMEOUT_MS,
  );

  it(
    '[DUR2] has in Postgres what it confirmed, when it is killed with the confirmation still warm',
    async () => {
      const participantId = await makeParticipant(database.db, roomId);
      for (let round = 1; round <= 5; round += 1) {
        const raw = await new RawSocket(server.port, roomId).enter(await makeTicket(roomId, participantId));
        raw.answer();
        const before = Y.encodeStateVector(raw.doc);
        raw.doc.getText('code').insert(0, `<${round}>`);
        raw.update(Y.encodeStateAsUpdate(raw.doc, before));
        raw.say({ type: 'barrier', n: 1 });
        // No pause for the other side to use: the kill goes out with the very message.
        await new Promise<void>((resolve, reject) => {
          raw.socket.on('message', () => {
            if (raw.has({ type: 'committed', n: 1 })) server.kill().then(resolve, reject);
          });
        });
        expect(await storedText()).toContain(`<${round}>`);
        await restart();
      }
    },
    SUITE_TIMEOUT_MS,
  );

  it('[DUR4] records what is typed without a connection once, however often it is sent (hedgedoc#6608, #6803; etherpad#3830)', async () => {
    const ada = await arrive();
    await server.kill();
    type(ada, 'typed while the server was away');
    expect(ada.status.get()).toMatchObject({ edits: 31 });
    await restart();
    await saved(ada);
    // The same again from a socket that is no page: nothing new to record.
    const rows = await database.db.recordRow.count({ where: { roomId, NOT: { update: null } } });
    const again = new RawSocket(server.port, roomId);
    await again.enter(await makeTicket(roomId, await makeParticipant(database.db, roomId)));
    again.answer(Y.encodeStateAsUpdate(ada.document.doc));
    again.say({ type: 'barrier', n: 1 });
    await waitFor(() => again.has({ type: 'committed', n: 1 }));
    again.socket.terminate();
    expect(await database.db.recordRow.count({ where: { roomId, NOT: { update: null } } })).toBe(rows);
    expect(await storedText()).toBe('typed while the server was away');
  });

  it('ends in time though it cannot save, and the page brings what is not saved to the next one', async () => {
    const ada = await arrive();
    const ended = await database.db.$transaction(
      async (tx) => {
        // Whoever appends needs the head of the record: nothing can be saved while it is held here.
        await tx.$queryRaw`select 1 from "RecordHead" where "roomId" = ${roomId} for update`;
        type(ada, 'unsaved');
        await waitFor(() => ada.status.get().kind === 'saving');
        const asked = performance.now();
        const stopped = server.stop();
        await waitFor(async () => !(await isAlive(server.pid)), {
          timeoutMs: 25_000,
          what: 'the sync process has ended',
        });
        const tookMs = performance.now() - asked;
        // Clearing away what it left waits for the disk, which is not its time.
        await stopped;
        return tookMs;
      },
      { timeout: 30_000 },
    );
    expect(ended).toBeLessThan(12_000);
    expect(ada.status.get()).toMatchObject({ edits: 7 });
    await restart();
    await saved(ada);
    expect(await storedText()).toBe('unsaved');
  });

  it('says goodbye on SIGTERM with a code to come back for, and saves first', async () => {
    const raw = new RawSocket(server.port, roomId);
    await raw.enter(await makeTicket(roomId, await makeParticipant(database.db, roomId)));
    raw.answer();
    const before = Y.encodeStateVector(raw.doc);
    raw.doc.getText('code').insert(0, 'last words');
    raw.update(Y.encodeStateAsUpdate(raw.doc, before));
    raw.say({ type: 'barrier', n: 1 });
    await waitFor(() => raw.has({ type: 'committed', n: 1 }));
    expect(await server.stop()).toBe(0);
    // The process may be gone before this one has read its last word.
    expect(await waitFor(() => raw.closedWith, { what: 'the socket is closed' })).toBe(CLOSE_CODES.draining);
    expect(await storedText()).toBe('last words');
    const events = await database.db.recordRow.findMany({ where: { roomId, update: null }, orderBy: { seq: 'asc' } });
    expect(events.map(({ event }) => (event as { type: string }).type)).toEqual([
      'room_created',
      'person_joined',
      'person_left',
    ]);
  });
});
