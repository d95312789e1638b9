import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type CollabServer, createCollabServer } from '../collab-server/server.ts';
import type { RoomConnection } from '../lib/collab-client/room-connection.ts';
import { TapeCarets } from '../lib/replay/carets.ts';
import { marksOf } from '../lib/replay/marks.ts';
import { findPastes } from '../lib/replay/pastes.ts';
import { countUpTo, NOBODY } from '../lib/replay/tape.ts';
import { decodeTape } from '../lib/replay/tape-codec.ts';
import { tapeOrigins } from '../lib/replay/tape-origins.ts';
import { tapeText } from '../lib/replay/tape-text.ts';
import { roomTape } from '../lib/replay/tapes.server.ts';
import { createTestDatabase, TEST_SECRETS, type TestDatabase, waitFor } from './support/index.ts';
import { makeRoom } from './support/rooms.ts';
import { makeParticipant, openPage, saved, textOf, type } from './support/sync.ts';

describe('the replay of a real room', () => {
  let database: TestDatabase;
  let roomId: string;
  const servers: CollabServer[] = [];
  const pages: RoomConnection[] = [];

  const start = async () => {
    const server = await createCollabServer({
      databaseUrl: database.url,
      publicUrl: 'http://localhost:3000',
      ticketSecret: TEST_SECRETS.TICKET_SECRET,
      port: 0,
    });
    servers.push(server);
    return server;
  };
  const arrive = async (server: CollabServer, participantId: string) => {
    const page = openPage(server.port, roomId, participantId);
    pages.push(page);
    await saved(page);
    return page;
  };
  const tape = async (isOver = false) => {
    const kept = await roomTape(database.db, roomId, { isOver });
    if (kept === undefined) throw new Error('no tape');
    return decodeTape(gunzipSync(kept.tape));
  };
  const recorded = (event: string) =>
    waitFor(async () => {
      const rows = await database.db.recordRow.findMany({ where: { roomId } });
      return rows.some(({ event: written }) => JSON.stringify(written)?.includes(`"${event}"`));
    });
  const putCaret = ({ awareness, document: { code } }: RoomConnection, anchor: number, head: number) => {
    const at = (index: number) => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(code, index));
    awareness.setLocalState({ cursor: { anchor: at(anchor), head: at(head) } });
  };

  beforeEach(async () => {
    database = await createTestDatabase();
    roomId = (await makeRoom(database.db)).roomId;
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) page.destroy();
    for (const server of servers.splice(0)) await server.close();
    await database.drop();
  });

  it('[REP1] [REP3] folds what a sync server recorded to its text, and knows whose it is', async () => {
    const server = await start();
    const [ada, grace] = [await makeParticipant(database.db, roomId), await makeParticipant(database.db, roomId)];
    const adas = await arrive(server, ada);
    const graces = await arrive(server, grace);
    for (let turn = 0; turn < 20; turn++) {
      type(adas, `a${turn}`);
      graces.document.code.insert(turn, 'g');
      if (turn % 5 === 0) graces.document.code.delete(0, 3);
    }
    await Promise.all([saved(adas), saved(graces)]);
    await waitFor(() => textOf(adas) === textOf(graces));

    const { edits, people, seq } = await tape();
    const text = tapeText(edits).at(edits.length);
    expect(text).toBe(textOf(adas));
    const { edits: origins, length } = tapeOrigins(edits).at(edits.length);
    const authors = new Set([...origins.subarray(0, length)].map((edit) => people[edits.person[edit] ?? NOBODY]));
    expect(authors).toEqual(new Set([null, ada, grace]));
    const authorOf = (index: number) => people[edits.person[origins[index] ?? 0] ?? NOBODY];
    expect(authorOf(text.indexOf('a19'))).toBe(ada);
    const folded = new Y.Doc();
    for (const { seq: row, update } of await database.db.recordRow.findMany({
      where: { roomId },
      orderBy: { seq: 'asc' },
    })) {
      if (update !== null) Y.applyUpdate(folded, update);
      expect(tapeText(edits).at(countUpTo(edits.seq, row))).toBe(folded.getText('code').toString());
    }
    expect(seq).toBe((await database.db.recordHead.findUnique({ where: { roomId } }))?.seq);
  });

  it('shows carets, pastes and who looked elsewhere, as the pages said', async () => {
    const server = await start();
    const ada = await makeParticipant(database.db, roomId);
    const page = await arrive(server, ada);
    page.document.code.insert(0, 'pasted');
    page.note({ type: 'pasted', characters: 6 });
    putCaret(page, 2, 5);
    await recorded('carets');
    page.note({ type: 'attention', here: false });
    page.note({ type: 'attention', here: false });
    page.note({ type: 'attention', here: true });
    await recorded('tab_returned');

    const made = await tape();
    const me = made.people.indexOf(ada);
    const carets = new TapeCarets(made).at(made.edits.length, made.durationMs);
    expect(carets).toEqual([{ person: me, anchor: 2, head: 5 }]);
    const marks = marksOf(made, findPastes(made, tapeText(made.edits)));
    expect(marks.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'presence: joined',
      'paste: pasted 6 characters from elsewhere',
      'tab: left the tab',
      'tab: returned to the tab',
    ]);
  });

  it('writes nothing of a viewer but coming and going', async () => {
    const server = await start();
    const viewer = openPage(server.port, roomId, await makeParticipant(database.db, roomId, 'viewer'));
    pages.push(viewer);
    await waitFor(() => viewer.status.get().kind === 'read_only');
    viewer.note({ type: 'pasted', characters: 5 });
    viewer.note({ type: 'attention', here: false });
    viewer.destroy();
    await recorded('person_left');
    const { events } = await tape();
    expect(events.map(({ event }) => event.type)).toEqual(['room_created', 'person_joined', 'person_left']);
  });

  it('[REP1] holds over two servers, and a live tape grows by its tail', async () => {
    const [one, other] = [await start(), await start()];
    const adas = await arrive(one, await makeParticipant(database.db, roomId));
    type(adas, 'first');
    await saved(adas);
    const before = await tape();
    const graces = await arrive(other, await makeParticipant(database.db, roomId));
    type(graces, 'second');
    await saved(graces);
    const after = await tape();
    expect(after.edits.length).toBeGreaterThan(before.edits.length);
    expect(tapeText(after.edits).at(after.edits.length)).toBe(textOf(graces));
  });

  it('keeps the tape of an ended room, and derives it anew when its record grew', async () => {
    const server = await start();
    const page = await arrive(server, await makeParticipant(database.db, roomId));
    type(page, 'over');
    await saved(page);
    const first = await tape(true);
    const kept = await database.db.replayTape.findMany({ where: { roomId } });
    expect(kept.map(({ seq }) => seq)).toEqual([first.seq]);
    page.destroy();
    await recorded('person_left');
    expect((await tape(true)).seq).toBe(first.seq + 1);
  });
});
