import * as decoding from 'lib0/decoding';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createTestDatabase, TEST_SECRETS, type TestDatabase, waitFor } from '../tests/support/index.ts';
import { RawSocket } from '../tests/support/raw-socket.ts';
import { makeRoom } from '../tests/support/rooms.ts';
import { makeParticipant, makeTicket } from '../tests/support/sync.ts';
import { type CollabServer, createCollabServer } from './server.ts';

const SYNC = 0;
const PRESENCE = 1;

describe('what a sync server passes on', () => {
  let database: TestDatabase;
  let server: CollabServer;
  let roomId: string;
  const raws: RawSocket[] = [];

  const enter = async () => {
    const raw = new RawSocket(server.port, roomId);
    raws.push(raw);
    await raw.enter(await makeTicket(roomId, await makeParticipant(database.db, roomId)));
    raw.answer();
    // Behind the document comes a question of the server's own; with this answer that is heard, too.
    await committed(raw, 1);
    return raw;
  };
  const framesTo = ({ socket }: RawSocket) => {
    const frames: { type: number; body: Uint8Array }[] = [];
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(data);
      if (data.byteLength === 1 || decoding.readVarString(decoder) !== roomId) return;
      const type = decoding.readVarUint(decoder);
      frames.push({ type, body: decoding.readTailAsUint8Array(decoder) });
    });
    return (type: number) => frames.filter((frame) => frame.type === type).map(({ body }) => body);
  };
  const committed = async (raw: RawSocket, n: number) => {
    raw.say({ type: 'barrier', n });
    await waitFor(() => raw.has({ type: 'committed', n }), { what: `committed ${n}` });
  };

  beforeEach(async () => {
    database = await createTestDatabase();
    server = await createCollabServer({
      databaseUrl: database.url,
      publicUrl: 'http://pairpad.test',
      ticketSecret: TEST_SECRETS.TICKET_SECRET,
      port: 0,
    });
    roomId = (await makeRoom(database.db, { template: 'blank' })).roomId;
  });
  afterEach(async () => {
    for (const raw of raws.splice(0)) raw.socket.terminate();
    await server.close();
    await database.drop();
  });

  it('is an edit to everybody but the one who made it', async () => {
    const [ada, grace] = [await enter(), await enter()];
    const [toAda, toGrace] = [framesTo(ada), framesTo(grace)];
    const before = Y.encodeStateVector(ada.doc);
    ada.doc.getText('code').insert(0, 'hello');
    ada.update(Y.encodeStateAsUpdate(ada.doc, before));
    await waitFor(() => grace.doc.getText('code').toString() === 'hello');
    await committed(ada, 2);
    expect(toGrace(SYNC)).toHaveLength(1);
    expect(toAda(SYNC)).toHaveLength(0);
  });

  it('is where carets came to rest, several in one frame', async () => {
    const [ada, grace, watcher] = [await enter(), await enter(), await enter()];
    const frames = framesTo(watcher);
    const moves = 30;
    for (let clock = 1; clock <= moves; clock += 1) {
      ada.presence(ada.doc.clientID, clock, { cursor: null });
      grace.presence(grace.doc.clientID, clock, { cursor: null });
    }
    const clocks = () => new Map(frames(PRESENCE).flatMap(clocksIn));
    await waitFor(() => [ada, grace].every(({ doc }) => clocks().get(doc.clientID) === moves));
    expect(frames(PRESENCE).length).toBeLessThan(moves);
  });
});

/** Whose carets a frame tells of, with their clocks. */
function clocksIn(body: Uint8Array): [clientId: number, clock: number][] {
  const decoder = decoding.createDecoder(decoding.readVarUint8Array(decoding.createDecoder(body)));
  return Array.from({ length: decoding.readVarUint(decoder) }, () => {
    const entry: [number, number] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)];
    decoding.readVarString(decoder);
    return entry;
  });
}
