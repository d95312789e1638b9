import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { RoomConnection } from '../lib/collab-client/room-connection.ts';
import { connectPool } from '../lib/db/pool.server.ts';
import { loadRecord } from '../lib/record/loader.server.ts';
import { createTestDatabase, TEST_SECRETS, type TestDatabase, waitFor } from '../tests/support/index.ts';
import { makeRoom } from '../tests/support/rooms.ts';
import { makeParticipant, openPage, saved, textOf, type } from '../tests/support/sync.ts';
import { type CollabServer, createCollabServer } from './server.ts';

describe('saving when the database will not', () => {
  let database: TestDatabase;
  let server: CollabServer;
  let roomId: string;
  const pages: RoomConnection[] = [];
  beforeEach(async () => {
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
    for (const page of pages.splice(0)) page.destroy();
    await server.close();
    await database.drop();
  });

  const arrive = async (room = roomId) => {
    const page = openPage(server.port, room, await makeParticipant(database.db, room));
    pages.push(page);
    await saved(page);
    return page;
  };
  const storedText = async () => {
    const pool = connectPool(database.url, { size: 1 });
    const doc = new Y.Doc();
    await loadRecord(pool, roomId, doc, 'test');
    await pool.end();
    return doc.getText('code').toString();
  };
  /** Lets nobody into the database, or everybody again, from another one. */
  const setReachable = async (reachable: boolean) => {
    const elsewhere = new URL(database.url);
    const name = elsewhere.pathname.slice(1);
    elsewhere.pathname = '/postgres';
    const admin = new pg.Client({ connectionString: elsewhere.href });
    await admin.connect();
    await admin.query(`alter database ${name} with allow_connections ${reachable}`);
    if (!reachable) {
      await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    }
    await admin.end();
  };
  const readiness = async () => (await fetch(`http://127.0.0.1:${server.port}/readyz`)).status;

  it('[DUR2] keeps what was typed while Postgres was away, though everybody left meanwhile (hocuspocus#566)', async () => {
    const [ada, grace] = [await arrive(), await arrive()];
    await setReachable(false);
    type(ada, 'typed in the dark');
    await waitFor(() => textOf(grace) === 'typed in the dark');
    expect(ada.status.get()).toEqual({ kind: 'saving', edits: 17 });
    expect(await readiness()).toBe(503);
    ada.destroy();
    grace.destroy();
    await setReachable(true);
    await waitFor(async () => (await storedText()) === 'typed in the dark');
    await waitFor(async () => (await readiness()) === 200);
  });

  it('[DUR2] closes the room whose rows Postgres refuses, harms no other, and loses nothing', async () => {
    const otherRoom = (await makeRoom(database.db, { template: 'blank' })).roomId;
    const [ada, grace] = [await arrive(), await arrive(otherRoom)];
    await database.db.$executeRawUnsafe(`
      create function refuse() returns trigger language plpgsql as $$
      begin if new."roomId" = '${roomId}' then raise exception 'refused' using errcode = '23514'; end if; return new; end $$`);
    await database.db.$executeRawUnsafe(
      `create trigger refuse before insert on "RecordRow" for each row execute function refuse()`,
    );
    type(ada, 'refused');
    type(grace, 'taken');
    await waitFor(() => ada.status.get().kind === 'reconnecting', { what: 'the room is fenced' });
    expect(ada.status.get()).toMatchObject({ edits: 7 });
    await saved(grace);
    await database.db.$executeRawUnsafe(`drop trigger refuse on "RecordRow"`);
    await saved(ada);
    expect(await storedText()).toBe('refused');
  });

  it('puts a room away when everybody has left, with a snapshot, and opens from it (hocuspocus#846)', async () => {
    const ada = await arrive();
    type(ada, 'x'.repeat(150));
    await saved(ada);
    ada.destroy();
    const snapshot = await waitFor(() => database.db.snapshot.findFirst({ where: { roomId } }));
    expect(snapshot.seq).toBeGreaterThan(150);
    await database.db.recordRow.deleteMany({ where: { roomId, seq: { lte: snapshot.seq } } });
    await waitFor(async () => textOf(await arrive()) === 'x'.repeat(150));
  });
});
