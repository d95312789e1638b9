import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { issueTicket } from '../../lib/rooms/ticket.server.ts';
import { type EmbeddedPostgres, ensureDatabase, startPostgres } from '../../scripts/embedded-postgres.ts';
import { DATA_DIR_MODE, readVariables } from '../../scripts/environment.ts';
import { freePort } from '../../scripts/free-port.ts';
import { applyMigrations } from '../../scripts/migration-engine.ts';
import { SYNC_FLAGS } from '../../scripts/stack.ts';
import { HOCUSPOCUS } from './dialect.ts';
import type { History } from './history.ts';
import { type BenchRoom, makeRooms } from './pairpad-rooms.ts';
import type { MeasuredServer } from './server-kinds.ts';
import { startServer } from './server-process.ts';

const AUTH_SECRET = 'bench-auth-secret-0123456789abcdef012345678';
const TICKET_SECRET = 'bench-ticket-secret-0123456789abcdef0123456';
const TEMPLATE = 'bench_template';

/** A Postgres with the settings of `npm start`, and a database full of rooms that is copied for every start. */
export class PairpadBed {
  readonly oldRooms: readonly BenchRoom[];
  readonly freshRooms: readonly BenchRoom[];
  private readonly postgres: EmbeddedPostgres;
  private readonly folder: string;

  private constructor(
    postgres: EmbeddedPostgres,
    folder: string,
    oldRooms: readonly BenchRoom[],
    freshRooms: readonly BenchRoom[],
  ) {
    this.postgres = postgres;
    this.folder = folder;
    this.oldRooms = oldRooms;
    this.freshRooms = freshRooms;
  }

  /** Makes the database: so many rooms with a history, so many without. */
  static async make(history: History, rooms: { old: number; fresh: number }): Promise<PairpadBed> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'pairpad-bench-'));
    await chmod(folder, DATA_DIR_MODE);
    const password = randomBytes(12).toString('hex');
    const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres'), password });
    await ensureDatabase(postgres, TEMPLATE);
    const url = postgres.url(TEMPLATE);
    await applyMigrations(url);
    const none = { ...history, updates: [] };
    const freshRooms = await makeRooms(url, rooms.fresh, none);
    return new PairpadBed(postgres, folder, await makeRooms(url, rooms.old, history), freshRooms);
  }

  /** A copy of the database that nobody has written to. */
  async copy(): Promise<{ readonly url: string; drop(): Promise<void> }> {
    const name = `bench_${randomBytes(4).toString('hex')}`;
    await this.execute(`create database ${name} template ${TEMPLATE} strategy file_copy`);
    return { url: this.postgres.url(name), drop: () => this.execute(`drop database ${name} with (force)`) };
  }

  async remove(): Promise<void> {
    await this.postgres.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async execute(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.postgres.url('postgres') });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }
}

/** Starts one sync process as `npm start` does; with Redis, one of several. */
export async function startPairpad(databaseUrl: string, redisUrl?: string): Promise<MeasuredServer> {
  const port = await freePort();
  const { NODE_OPTIONS: _, ...variables } = readVariables();
  const process = await startServer({
    args: [...SYNC_FLAGS, 'collab-server/main.ts'],
    env: {
      ...variables,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      PUBLIC_URL: 'http://localhost:3000',
      COLLAB_PORT: String(port),
      AUTH_SECRET,
      TICKET_SECRET,
      REDIS_URL: redisUrl,
    },
    readyUrl: `http://127.0.0.1:${port}/readyz`,
  });
  return { dialect: HOCUSPOCUS, origin: `ws://127.0.0.1:${port}`, process };
}

/** A ticket for one person of a room; each seems to come from an address of their own. */
export function ticketFor({ roomId, participantIds }: BenchRoom, person: number, room: number): Promise<string> {
  const participantId = participantIds[person % participantIds.length] ?? '';
  const address = `10.${person % 256}.${(room >> 8) % 256}.${room % 256}`;
  return issueTicket(TICKET_SECRET, { roomId, participantId, address });
}
