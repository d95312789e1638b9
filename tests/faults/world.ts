import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { connectDatabase, type Database } from '../../lib/db/client.server.ts';
import { ensureDatabase, startPostgres, THROWAWAY_SETTINGS } from '../../scripts/embedded-postgres.ts';
import { applyMigrations } from '../../scripts/migration-engine.ts';
import { buildPages } from '../support/built-pages.ts';
import { type SpawnedServer, spawnApp, spawnCollab } from '../support/processes.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { waitFor } from '../support/wait-for.ts';

const DATABASE = 'pairpad';
const INSTANCES = 2;
/** A Postgres that was just started, on a busy machine, takes its time. */
const CONNECT_TIMEOUT_MS = 15_000;
const PUBLIC_URL = 'http://localhost:3000';

function startApp(databaseUrl: string, port?: number): Promise<SpawnedServer> {
  const env = { PUBLIC_URL, TRUST_PROXY: 'true' };
  return spawnApp({ databaseUrl, env, ...(port !== undefined && { port }) });
}

/** A whole installation that a round may break: a Postgres, a Redis, a web app, two sync processes. */
export class World {
  readonly databaseUrl: string;
  readonly db: Database;
  readonly redis: TestRedis;
  readonly instances: SpawnedServer[];
  /** The address that the web app takes for its own; its clients here come by its port. */
  readonly publicUrl = PUBLIC_URL;
  app: SpawnedServer;
  private postgres: Awaited<ReturnType<typeof startPostgres>>;
  private readonly password: string;
  private readonly dataDir: string;

  private constructor(
    world: Pick<World, 'redis' | 'instances' | 'app'> & {
      postgres: World['postgres'];
      password: string;
      dataDir: string;
    },
  ) {
    this.redis = world.redis;
    this.instances = world.instances;
    this.app = world.app;
    this.postgres = world.postgres;
    this.password = world.password;
    this.dataDir = world.dataDir;
    this.databaseUrl = world.postgres.url(DATABASE);
    this.db = connectDatabase(this.databaseUrl, { poolSize: 3 });
  }

  static async start(): Promise<World> {
    await buildPages();
    const dataDir = path.join(os.tmpdir(), `pairpad-faults-${randomBytes(6).toString('hex')}`);
    const password = randomBytes(12).toString('hex');
    const [redis, postgres] = await Promise.all([
      startRedis(),
      startPostgres({ dataDir, password, settings: THROWAWAY_SETTINGS }),
    ]);
    await ensureDatabase(postgres, DATABASE);
    const databaseUrl = postgres.url(DATABASE);
    await applyMigrations(databaseUrl);
    const env = { REDIS_URL: redis.url };
    const [app, ...instances] = await Promise.all([
      startApp(databaseUrl),
      ...Array.from({ length: INSTANCES }, () => spawnCollab({ databaseUrl, env })),
    ]);
    return new World({ redis, postgres, app, instances, password, dataDir });
  }

  async stop(): Promise<void> {
    await Promise.all([this.app, ...this.instances].map((process) => process.kill()));
    await this.redis.kill();
    await this.db.$disconnect();
    await this.postgres.stop().catch(() => {});
    await Promise.all([this.dataDir, `${this.dataDir}.log`].map((file) => rm(file, { recursive: true, force: true })));
  }

  /** Starts an instance again where its clients look for it. */
  async restartInstance(index: number): Promise<void> {
    const { port } = this.instances[index] as SpawnedServer;
    const env = { REDIS_URL: this.redis.url };
    this.instances[index] = await spawnCollab({ databaseUrl: this.databaseUrl, port, env });
  }

  async restartApp(): Promise<void> {
    this.app = await startApp(this.databaseUrl, this.app.port);
  }

  async killPostgres(): Promise<void> {
    process.kill(this.postgres.pid, 'SIGKILL');
    await waitFor(() =>
      this.execute('select 1').then(
        () => false,
        () => true,
      ),
    );
  }

  async restartPostgres(): Promise<void> {
    const { dataDir, password, postgres } = this;
    // The killed server's children hold on to its memory for a moment.
    this.postgres = await waitFor(
      () => startPostgres({ dataDir, password, preferredPort: postgres.port, settings: THROWAWAY_SETTINGS }),
      { timeoutMs: 30_000, what: 'Postgres starts again' },
    );
    if (this.postgres.port !== postgres.port) throw new Error('Postgres came back on another port');
  }

  /** Runs SQL on a connection of its own. */
  async execute(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query(sql);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
