import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createTestDatabase, type TestDatabase, waitFor } from '../../tests/support/index.ts';
import { makeRoom } from '../../tests/support/rooms.ts';
import { connectPool, type Pool } from '../db/pool.server.ts';
import { Appender } from './appender.server.ts';
import { loadRecord } from './loader.server.ts';
import type { PendingRow } from './pending-row.ts';
import { appendEvent, recordHead } from './record-store.server.ts';
import type { RoomRecord } from './room-record.ts';

describe('the appender', () => {
  let database: TestDatabase;
  let pool: Pool;
  const fenced: string[] = [];
  beforeEach(async () => {
    database = await createTestDatabase();
    pool = connectPool(database.url);
    fenced.length = 0;
  });
  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  const appender = (instanceId = 'one', on: Pool = pool) =>
    new Appender({ pool: on, instanceId, tickMs: 8, onFenced: ({ roomId }) => fenced.push(roomId) });
  const open = async (writer: Appender, roomId: string): Promise<RoomRecord> =>
    writer.open(roomId, await loadRecord(pool, roomId, new Y.Doc(), 'test'));
  const newRoom = async () => (await makeRoom(database.db)).roomId;

  /** Types one letter after the other into a document of its own and hands out each update as a row. */
  function typist(participantId: string | null = 'ada') {
    const doc = new Y.Doc();
    const rows: PendingRow[] = [];
    doc.on('update', (update: Uint8Array) =>
      rows.push({
        at: 1_000,
        claimedAt: null,
        participantId,
        content: { kind: 'update', update, clientIds: [...Y.parseUpdateMeta(update).to.keys()] },
      }),
    );
    return {
      doc,
      type(text: string): PendingRow[] {
        for (const letter of text) doc.getText('code').insert(doc.getText('code').length, letter);
        return rows.splice(0);
      },
    };
  }

  it('[DUR1] says settled only when the rows are committed', async () => {
    const writer = appender();
    const roomId = await newRoom();
    const record = await open(writer, roomId);
    const holder = await pool.connect();
    await holder.query('begin');
    await holder.query('select 1 from "RecordHead" where "roomId" = $1 for update', [roomId]);
    for (const row of typist().type('hello')) writer.append(record, row);
    let isSettled = false;
    const settled = record.settled().then(() => {
      isSettled = true;
    });
    const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await waitFor(async () => (await pool.query(waiting)).rowCount === 1);
    expect(isSettled).toBe(false);
    expect((await recordHead(database.db, roomId))?.seq).toBe(2);
    await holder.query('commit');
    holder.release();
    await settled;
    expect((await recordHead(database.db, roomId))?.seq).toBe(7);
    expect(record.seq).toBe(7);
  });

  it('numbers rows without gaps while two instances and the app write to the same rooms', async () => {
    const rooms = [await newRoom(), await newRoom(), await newRoom()];
    const writers = [appender('one'), appender('two')];
    const records = await Promise.all(
      writers.map((writer) => Promise.all(rooms.map((roomId) => open(writer, roomId)))),
    );
    for (let round = 0; round < 20; round += 1) {
      for (const [index, writer] of writers.entries()) {
        for (const record of records[index] ?? []) for (const row of typist().type('ab')) writer.append(record, row);
      }
      await Promise.all(
        rooms.map((roomId) =>
          appendEvent(
            database.db,
            roomId,
            { type: 'person_left', participantId: 'ada' },
            { participantId: 'ada', instanceId: 'app' },
          ),
        ),
      );
    }
    await Promise.all(records.flat().map((record) => record.settled()));
    for (const roomId of rooms) {
      const rows = await database.db.recordRow.findMany({ where: { roomId }, orderBy: { seq: 'asc' } });
      expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 2 + 20 * 5 }, (_, index) => index + 1));
    }
  });

  it('[REP3] binds a client id to its first user and marks what others send under it', async () => {
    const writer = appender();
    const roomId = await newRoom();
    const record = await open(writer, roomId);
    const ada = typist('ada');
    for (const row of ada.type('a')) writer.append(record, row);
    for (const row of ada.type('b')) writer.append(record, { ...row, participantId: 'mallory' });
    await record.settled();
    const rows = await database.db.recordRow.findMany({ where: { roomId, seq: { gt: 2 } }, orderBy: { seq: 'asc' } });
    expect(rows.map(({ participantId, verified }) => [participantId, verified])).toEqual([
      ['ada', true],
      ['mallory', false],
    ]);
  });

  it('[REP3] agrees across instances on whose a client id is', async () => {
    const roomId = await newRoom();
    const [one, two] = [appender('one'), appender('two')];
    const [first, second] = [await open(one, roomId), await open(two, roomId)];
    const ada = typist('ada');
    const [row] = ada.type('a') as [PendingRow];
    one.claim(first, ada.doc.clientID, 'ada');
    await waitFor(() => first.owners.get(ada.doc.clientID) === 'ada');
    two.append(second, { ...row, participantId: 'mallory' });
    await second.settled();
    const stored = await database.db.recordRow.findFirst({ where: { roomId, participantId: 'mallory' } });
    expect(stored?.verified).toBe(false);
  });

  it('fences the room of a row that the database refuses, and saves the others of the same batch', async () => {
    const writer = appender();
    const [poisoned, healthy] = [await newRoom(), await newRoom()];
    const [bad, good] = [await open(writer, poisoned), await open(writer, healthy)];
    const [row] = typist().type('x') as [PendingRow];
    // Postgres text cannot hold NUL: the statement fails for good.
    writer.append(bad, { ...row, participantId: 'nul\u0000' });
    writer.append(good, row);
    await expect(bad.settled()).rejects.toThrow('cannot be written');
    await good.settled();
    expect(fenced).toEqual([poisoned]);
    expect((await recordHead(database.db, healthy))?.seq).toBe(3);
    expect((await recordHead(database.db, poisoned))?.seq).toBe(2);
  });

  it('fences a room whose record was begun anew', async () => {
    const writer = appender();
    const roomId = await newRoom();
    const record = await open(writer, roomId);
    await database.db.recordHead.update({ where: { roomId }, data: { epoch: 2, seq: 0 } });
    for (const row of typist().type('x')) writer.append(record, row);
    await expect(record.settled()).rejects.toThrow();
    expect(await database.db.recordRow.count({ where: { roomId, epoch: 2 } })).toBe(0);
  });

  it('[DUR4] writes rows once when the answer to their commit is lost', async () => {
    const roomId = await newRoom();
    let lost = 0;
    // Stands for a connection that breaks between the commit and its answer.
    const forgetful = new Proxy(pool, {
      get(target, key) {
        const value = Reflect.get(target, key) as unknown;
        if (key !== 'query' || typeof value !== 'function')
          return typeof value === 'function' ? value.bind(target) : value;
        return async (...args: unknown[]) => {
          const answer = await (value as (...rest: unknown[]) => Promise<unknown>).apply(target, args);
          const isInsert =
            typeof args[0] === 'object' && (args[0] as { name?: string }).name === 'record-insert-passing';
          if (isInsert && lost++ === 0) throw new Error('the connection broke');
          return answer;
        };
      },
    });
    const writer = appender('one', forgetful);
    const record = await open(writer, roomId);
    for (const row of typist().type('hello')) writer.append(record, row);
    await record.settled();
    expect(lost).toBe(1);
    expect(await database.db.recordRow.count({ where: { roomId } })).toBe(2 + 5);
    expect(record.seq).toBe(7);
  });

  it('saves the other rooms while somebody holds the head of one', async () => {
    const writer = appender();
    const [stuck, free] = [await newRoom(), await newRoom()];
    const [slow, quick] = [await open(writer, stuck), await open(writer, free)];
    const [ada, grace] = [typist(), typist('grace')];
    await database.db.$transaction(async (tx) => {
      await tx.$queryRaw`select 1 from "RecordHead" where "roomId" = ${stuck} for update`;
      for (const row of ada.type('held')) writer.append(slow, row);
      for (let round = 0; round < 3; round += 1) {
        for (const row of grace.type('abc')) writer.append(quick, row);
        await quick.settled();
        for (const row of ada.type('!')) writer.append(slow, row);
      }
      expect(slow.seq).toBe(2);
    });
    await slow.settled();
    expect([slow.seq, quick.seq]).toEqual([2 + 7, 2 + 9]);
    const doc = new Y.Doc();
    await loadRecord(pool, stuck, doc, 'test');
    expect(doc.getText('code').toString()).toContain('held!!!');
  });

  it('[DUR2] waits for a database that went away and saves then', async () => {
    const roomId = await newRoom();
    const writer = appender();
    const record = await open(writer, roomId);
    const setConnections = async (allowed: boolean) => {
      const elsewhere = new URL(database.url);
      const name = elsewhere.pathname.slice(1);
      elsewhere.pathname = '/postgres';
      const admin = new pg.Client({ connectionString: elsewhere.href });
      await admin.connect();
      await admin.query(`alter database ${name} with allow_connections ${allowed}`);
      if (!allowed)
        await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      await admin.end();
    };
    await setConnections(false);
    for (const row of typist().type('away')) writer.append(record, row);
    await waitFor(() => writer.isFailing);
    await setConnections(true);
    await record.settled();
    expect((await recordHead(database.db, roomId))?.seq).toBe(6);
    expect(writer.isFailing).toBe(false);
  });
});
