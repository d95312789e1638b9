import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Hocuspocus } from '@hocuspocus/server';
import type { WebSocket } from 'ws';
import { listen } from '../lib/db/channel.server.ts';
import { connectDatabase } from '../lib/db/client.server.ts';
import { connectPool } from '../lib/db/pool.server.ts';
import { type Clock, systemClock } from '../lib/kernel/clock.ts';
import { newId } from '../lib/kernel/ids.ts';
import { log } from '../lib/kernel/log.server.ts';
import { CLOSE_CODES } from '../lib/protocol/close-codes.ts';
import { ADMISSION_SECONDS } from '../lib/protocol/limits.ts';
import { EPOCH_PARAMETER } from '../lib/protocol/timed-edits.ts';
import { Appender } from '../lib/record/appender.server.ts';
import { SnapshotTaker } from '../lib/record/snapshot-taker.server.ts';
import { beatSeats, SEAT_BEAT_SECONDS } from '../lib/rooms/seats.server.ts';
import { sweepTickets } from '../lib/rooms/used-tickets-store.server.ts';
import { door, socketHandlers } from './door.ts';
import type { Collab, RoomExtension, SocketContext } from './extension.ts';
import { watchAccess } from './extensions/access.ts';
import { authenticate } from './extensions/authenticate.ts';
import { barrier } from './extensions/barrier.ts';
import { caretTrail } from './extensions/caret-trail.ts';
import { guard } from './extensions/guard.ts';
import { language } from './extensions/language.ts';
import { watchLife } from './extensions/life.ts';
import { pageNotes } from './extensions/page-notes.ts';
import { people } from './extensions/people.ts';
import { presence } from './extensions/presence.ts';
import { watchQuestions } from './extensions/question.ts';
import { dropRoom, record, snapshotWhenDue } from './extensions/record.ts';
import { relay } from './extensions/relay.ts';
import { relayRuns } from './extensions/run-relay.ts';
import { sync } from './extensions/sync.ts';
import { joinPeers } from './fanout/peers.ts';
import { PING } from './frames.ts';
import { createHttp } from './http.ts';
import { openNotesDesk } from './notes/notes-desk.ts';
import { RoomSocket } from './room-socket.ts';

export interface CollabServerDeps {
  readonly databaseUrl: string;
  /** The address people open: pages of other origins open no sockets. */
  readonly publicUrl: string;
  readonly ticketSecret: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Where other instances of this installation are met; without it this one is alone. */
  readonly redisUrl?: string | undefined;
  readonly clock?: Clock;
}

export interface CollabServer {
  readonly port: number;
  readonly instanceId: string;
  /** Where sockets open: a path for each kind of document. */
  readonly socketPaths: readonly string[];
  /** Lets nobody new in, saves what there is to save, sends everybody away to come back, and ends. */
  close(): Promise<void>;
}

/** Well within the 30 s of silence after which a page takes its connection for dead. */
const PING_MS = 20_000;
/** A process that cannot save must still end. */
const DRAIN_MS = 8_000;

/** Pages ask every 150 ms whether they are saved; nobody else waits for a commit. */
const COMMIT_MS = 40;
/** People on other instances see an edit after its commit (SYN2). */
const COMMIT_FOR_PEERS_MS = 12;

/** What a browser gets to answer the closing of its socket. */
const CLOSING_MS = 500;

/** Starts a sync server: one instance, its database connections and its socket. */
export async function createCollabServer(deps: CollabServerDeps): Promise<CollabServer> {
  const collab = createCollab(deps);
  const peers = deps.redisUrl === undefined ? undefined : await joinPeers(collab, deps.redisUrl);
  if (peers !== undefined) collab.peers = peers;
  const { hocuspocus, appender, sockets, clock, db, pool, instanceId } = collab;
  const life = watchLife(collab);
  let draining = false;

  // In this order a frame passes them, and a socket enters and leaves.
  const extensions: RoomExtension[] = [
    authenticate(collab),
    record(collab),
    guard(),
    sync(collab),
    barrier(),
    presence(collab),
    relay(collab),
    caretTrail(collab),
    pageNotes(collab),
    language(collab),
    people(collab),
    life.extension,
    ...(peers === undefined ? [] : [peers.extension]),
  ];
  hocuspocus.configure({ extensions: [...extensions, door(collab, extensions)] });
  const handlers = socketHandlers(collab, extensions);

  const onSocket = (webSocket: WebSocket, request: IncomingMessage) => {
    const opened = { socket: webSocket, line: request.socket, epoch: epochOf(request) };
    const socket = new RoomSocket(opened, handlers, clock);
    sockets.add(socket);
    socket.attach(hocuspocus.handleConnection(socket, asRequest(request), { socket }));
    const late = setTimeout(() => {
      if (!socket.isAdmitted) socket.close(CLOSE_CODES.badTicket, 'no ticket in time');
    }, ADMISSION_SECONDS * 1000);
    const ping = setInterval(() => socket.send(PING), PING_MS);
    webSocket.on('message', (data: Buffer, isBinary: boolean) =>
      isBinary ? socket.receive(data) : socket.close(CLOSE_CODES.badMessage, 'text frames are not spoken here'),
    );
    // A frame that is too large or garbled ends the socket with its own code; the event need only be taken.
    webSocket.on('error', () => {});
    webSocket.on('close', () => {
      clearTimeout(late);
      clearInterval(ping);
      socket.end();
    });
  };

  const readiness = async () => {
    const reachable = await pool.query('select 1').then(
      () => true,
      () => false,
    );
    const problems = [
      ...(draining ? ['draining'] : []),
      ...(reachable ? [] : ['the database cannot be reached']),
      ...(appender.isFailing ? ['edits wait to be saved'] : []),
      ...(peers?.isDegraded ? ['degraded: Redis cannot be reached, people on other instances are seen late'] : []),
    ];
    return { ready: !draining && reachable, problems };
  };

  const notes = openNotesDesk(collab);
  const onSockets = { '/ws': onSocket, '/ws/notes': notes.onSocket };
  const http = createHttp({
    publicUrl: deps.publicUrl,
    readiness,
    isDraining: () => draining,
    onSocket: onSockets,
  });
  const access = watchAccess(collab);
  const runs = relayRuns(collab);
  const questions = watchQuestions(collab);
  const hints = await listen(
    deps.databaseUrl,
    {
      access: (hint) => {
        access.onHint(hint);
        life.onHint(hint);
        notes.onAccess(hint);
      },
      run: runs.onHint,
      question: questions.onHint,
      notes: notes.onNews,
    },
    () => {
      access.recheckAll();
      life.catchUp();
      runs.catchUp();
      questions.catchUp();
      notes.catchUp();
    },
  );
  const beat = setInterval(() => {
    const housework = Promise.all([beatSeats(db, instanceId), sweepTickets(pool)]);
    housework.catch((error: unknown) => log.warn('seats were not renewed', { error: String(error) }));
  }, SEAT_BEAT_SECONDS * 1000);
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(deps.port, resolve);
  });

  const saved = () => Promise.allSettled([...collab.rooms.values()].map((room) => room.record.settled()));
  const close = async () => {
    draining = true;
    const deadline = new Promise<void>((resolve) => setTimeout(resolve, DRAIN_MS).unref());
    await Promise.race([saved(), deadline]);
    await Promise.race([notes.close(), deadline]);
    const last = [...sockets];
    for (const socket of last) socket.close(CLOSE_CODES.draining, 'restarting');
    setTimeout(() => {
      for (const socket of last) socket.terminate();
      notes.terminate();
    }, CLOSING_MS).unref();
    // Leaving is recorded too, and so is what arrived while the first were saved.
    await Promise.race([saved(), deadline]);
    clearInterval(beat);
    await peers?.close();
    await hints.close();
    await db.seat.deleteMany({ where: { instanceId } }).catch(() => {});
    await new Promise((resolve) => {
      http.close(resolve);
      http.closeAllConnections();
    });
    await Promise.race([Promise.allSettled([db.$disconnect(), pool.end(), collab.snapshots.close()]), deadline]);
  };
  let closing: Promise<void> | undefined;
  return {
    port: (http.address() as AddressInfo).port,
    instanceId,
    socketPaths: Object.keys(onSockets),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function createCollab({ databaseUrl, ticketSecret, redisUrl, clock = systemClock }: CollabServerDeps): Collab {
  const instanceId = newId();
  const pool = connectPool(databaseUrl);
  const collab: Collab = {
    db: connectDatabase(databaseUrl),
    pool,
    instanceId,
    clock,
    ticketSecret,
    appender: new Appender({
      pool,
      instanceId,
      tickMs: redisUrl === undefined ? COMMIT_MS : COMMIT_FOR_PEERS_MS,
      onFenced: (fenced) => dropRoom(collab, fenced),
      onCommitted: (record, seq, rows) => {
        collab.peers?.committed(record, seq, rows);
        snapshotWhenDue(collab, record);
      },
    }),
    snapshots: new SnapshotTaker(databaseUrl),
    hocuspocus: new Hocuspocus<SocketContext>({ quiet: true, maxPendingDocuments: 1 }),
    sockets: new Set(),
    rooms: new Map(),
  };
  return collab;
}

/** The epoch of the copy that the page says it holds. */
function epochOf({ url = '/' }: IncomingMessage): number | undefined {
  const epoch = Number(new URL(url, 'http://collab.invalid').searchParams.get(EPOCH_PARAMETER) ?? Number.NaN);
  return Number.isInteger(epoch) ? epoch : undefined;
}

/** Hocuspocus reads headers and query from a web Request. */
function asRequest({ headers, url = '/' }: IncomingMessage): Request {
  const plain = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  );
  return new Request(new URL(url, 'http://collab.invalid'), { headers: plain });
}
