import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CollabServer, createCollabServer } from '../collab-server/server.ts';
import { connectNotes } from '../lib/collab-client/notes-connection.ts';
import { connectRoom } from '../lib/collab-client/room-connection.ts';
import { ok } from '../lib/kernel/fault.ts';
import { notesText } from '../lib/rooms/notes-store.server.ts';
import { actAsWebProcess, callApi, forgetKnocks } from './support/api.ts';
import { type Caller, type CrowdedRoom, Everybody } from './support/everybody.ts';
import { createTestDatabase, TEST_SECRETS, type TestDatabase, waitFor } from './support/index.ts';
import { makeTicket } from './support/sync.ts';

// Each kind of caller at each document that a socket opens on, by the tickets that the API gives them. What is expected
// stands here in full; a path that is not listed fails the test.

type Outcome = 'writes' | 'reads' | 'refused';
type Expected = Readonly<Partial<Record<Caller, Outcome>>>;

/** Who is not named is refused. */
const EXPECTED: Readonly<Record<string, Readonly<Record<'open' | 'ended', Expected>>>> = {
  '/ws': {
    open: { host: 'writes', guest: 'writes', viewer: 'reads', hostKeyWrite: 'writes' },
    ended: { host: 'reads', guest: 'reads', viewer: 'reads', hostKeyWrite: 'reads' },
  },
  '/ws/notes': {
    open: { host: 'writes', hostKeyWrite: 'writes' },
    ended: { host: 'writes', hostKeyWrite: 'writes' },
  },
};

/** Where tickets are asked for. Neither kind says for which document: that is decided at the socket. */
const TICKETS = ['ticket', 'notes/ticket'];

let test: TestDatabase;
let server: CollabServer;
let everybody: Everybody;
const pages: { destroy(): void }[] = [];

beforeAll(async () => {
  test = await createTestDatabase();
  actAsWebProcess(test.url);
  everybody = await Everybody.gather(test);
  server = await createCollabServer({
    databaseUrl: test.url,
    publicUrl: 'http://localhost:3000',
    ticketSecret: TEST_SECRETS.TICKET_SECRET,
    port: 0,
  });
});
beforeEach(forgetKnocks);
afterEach(() => {
  for (const page of pages.splice(0)) page.destroy();
});
afterAll(async () => {
  await server.close();
  await test.drop();
});

/** What somebody with this ticket may do at the document of a path. */
async function outcomeAt(path: string, roomId: string, ticket: string): Promise<Outcome> {
  return path === '/ws/notes' ? notesOutcome(roomId, ticket) : roomOutcome(roomId, ticket);
}

async function roomOutcome(roomId: string, ticket: string): Promise<Outcome> {
  const wsUrl = `ws://127.0.0.1:${server.port}/ws`;
  const page = connectRoom({ wsUrl, roomId, fetchTicket: async () => ok(ticket) });
  pages.push(page);
  const { kind } = await waitFor(() => {
    const status = page.status.get();
    return ['saved', 'read_only', 'closed'].includes(status.kind) && status;
  });
  if (kind === 'closed') expect(page.document.code.toString()).toBe('');
  return kind === 'saved' ? 'writes' : kind === 'read_only' ? 'reads' : 'refused';
}

async function notesOutcome(roomId: string, ticket: string): Promise<Outcome> {
  const page = connectNotes({ url: `ws://127.0.0.1:${server.port}/ws/notes`, fetchTicket: async () => ok(ticket) });
  pages.push(page);
  page.text.insert(0, 'x');
  const { kind } = await waitFor(() => {
    const status = page.status.get();
    return ['saved', 'closed'].includes(status.kind) && status;
  });
  if (kind === 'saved') expect(await notesText(test.db, roomId)).toContain('x');
  else expect(page.text.toString()).toBe('x');
  return kind === 'saved' ? 'writes' : 'refused';
}

/** The tickets that the API gives a caller; none to who gets none. */
async function ticketsFor({ roomId, headers }: CrowdedRoom, caller: Caller): Promise<string[]> {
  const tickets: string[] = [];
  for (const kind of TICKETS) {
    const path = `/v1/rooms/${roomId}/${kind}`;
    const answer = await callApi({ method: 'POST', path, headers: headers[caller], body: {} });
    if (answer.ok) tickets.push(((await answer.json()) as { ticket: string }).ticket);
  }
  return tickets;
}

describe.each(Object.keys(EXPECTED))('sockets at %s', (path) => {
  it.each(['open', 'ended'] as const)('[ACC1] open to each caller as they may, while the room is %s', async (state) => {
    const room = await everybody.crowdedRoom(state === 'ended');
    const found: Partial<Record<Caller, Outcome>> = {};
    for (const caller of Object.keys(room.headers) as Caller[]) {
      for (const ticket of await ticketsFor(room, caller)) {
        const outcome = await outcomeAt(path, room.roomId, ticket);
        // With either ticket it comes to the same.
        expect([caller, found[caller] ?? outcome]).toEqual([caller, outcome]);
        found[caller] = outcome;
      }
    }
    const admitted = Object.entries(found).filter(([, outcome]) => outcome !== 'refused');
    expect(Object.fromEntries(admitted)).toEqual(EXPECTED[path]?.[state]);
  });

  it.each(['deactivatedHost', 'waiting', 'removed'] as const)(
    '[ACC2] refuse a ticket that was good before its holder was what they are: %s',
    async (who) => {
      const { roomId, participantIds } = await everybody.crowdedRoom();
      expect(await outcomeAt(path, roomId, await makeTicket(roomId, participantIds[who]))).toBe('refused');
    },
  );
});

describe('the paths that sockets open on', () => {
  it('[ACC1] are those that the matrix knows', () => {
    expect(server.socketPaths.toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });
});
