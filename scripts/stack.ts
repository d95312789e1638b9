import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureBuild } from './build.ts';
import { type EmbeddedPostgres, ensureDatabase, startPostgres } from './embedded-postgres.ts';
import { isSet, ROOT, type Variables, validate, withDefaults } from './environment.ts';
import { isPortFree } from './free-port.ts';
import { ensurePrismaClient } from './generate.ts';
import { type Lease, takeLease } from './lease.ts';
import { applyMigrations } from './migration-engine.ts';
import { packageBin } from './run.ts';
import { ensureSecrets } from './secrets.ts';
import { type Service, startService } from './service.ts';
import { type Say, StartError, seconds } from './terminal.ts';

const DATABASE = 'pairpad';
const NEXT = packageBin('next/dist/bin/next');
/**
 * A room's updates are short-lived garbage: a larger young generation keeps collecting them cheap, and an old one that may
 * grow to two and a half times what it holds is seldom marked, which takes a third of a second of everybody's (decision 20).
 */
export const SYNC_FLAGS = ['--max-semi-space-size=64', '--heap-growing-percent=150'];

export interface StackOptions {
  readonly mode: 'production' | 'development';
  readonly variables: Variables;
  readonly say: Say;
  /** Gives up starting; what has been started is stopped. */
  readonly signal: AbortSignal;
  /** Called when a part died for good; the stack should be stopped then. */
  readonly onFailure: (error: StartError) => void;
}

export interface Stack {
  readonly url: string;
  readonly databaseUrl: string;
  /** Stops everything in order: pages, sync, database. */
  stop(): Promise<void>;
}

async function requireFreePort(name: 'PORT' | 'COLLAB_PORT', port: number): Promise<void> {
  if (await isPortFree(port)) return;
  throw new StartError(
    `Port ${port} is in use. Stop what listens there, or choose another one: ${name}=${port + 100} npm start`,
  );
}

/** A path as a person in the project's folder would write it. */
function fromRoot(file: string): string {
  const relative = path.relative(ROOT, file);
  return relative.startsWith('..') ? file : relative;
}

/** Our own Postgres, on the port it had last time if that is still free. */
async function startOwnPostgres(dataDir: string, password: string): Promise<EmbeddedPostgres> {
  const portFile = path.join(dataDir, 'postgres.port');
  const lastPort = Number(await readFile(portFile, 'utf8').catch(() => Number.NaN));
  const server = await startPostgres({
    dataDir: path.join(dataDir, 'postgres'),
    password,
    ...(lastPort > 0 && { preferredPort: lastPort }),
  });
  await writeFile(portFile, String(server.port));
  await ensureDatabase(server, DATABASE);
  return server;
}

async function migrate(databaseUrl: string, say: Say): Promise<void> {
  const applied = await applyMigrations(databaseUrl).catch((error: unknown) => {
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
    throw new StartError(
      `The database could not be brought up to date: ${reason}\n  See that DATABASE_URL is right and the database reachable; a migration that failed half-way is described in its table _prisma_migrations.`,
    );
  });
  say('Migrations', applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`);
}

/** Starts everything that makes a Pairpad, in order, or throws what went wrong with nothing left running. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { mode, variables, say, onFailure, signal } = options;
  const dataDir = path.resolve(ROOT, variables['DATA_DIR'] || '.data');
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const lease: Lease = await takeLease(dataDir);
    undo.push(() => lease.release());
    const { POSTGRES_PASSWORD, ...secrets } = await ensureSecrets(dataDir);
    const port = variables['PORT'] || '3000';
    const defaults = { ...secrets, DATA_DIR: dataDir, PUBLIC_URL: `http://localhost:${port}` };
    const embedded = !isSet(variables['DATABASE_URL']);
    // Its real address is known once it runs; everything else is validated before anything is started.
    const placeholder = { DATABASE_URL: 'postgresql://127.0.0.1/pairpad' };
    const settings = validate(withDefaults(variables, { ...defaults, ...placeholder }));
    await requireFreePort('PORT', settings.PORT);
    await requireFreePort('COLLAB_PORT', settings.COLLAB_PORT);

    let databaseUrl = settings.DATABASE_URL;
    if (embedded) {
      const started = performance.now();
      const server = await startOwnPostgres(dataDir, POSTGRES_PASSWORD);
      undo.push(() => server.stop());
      server.onExit(() =>
        onFailure(new StartError('The embedded Postgres ended. Start again: nothing saved is lost.')),
      );
      databaseUrl = server.url(DATABASE);
      say('Database', `embedded Postgres after ${seconds(started)}, data in ${fromRoot(server.dataDir)}`);
    } else {
      say('Database', `${new URL(databaseUrl).host}, from DATABASE_URL`);
    }
    signal.throwIfAborted();
    await migrate(databaseUrl, say);
    await ensurePrismaClient(variables);
    if (mode === 'production') await ensureBuild(variables, settings.COLLAB_PORT, say, signal);

    const env = {
      ...withDefaults(variables, defaults),
      NODE_ENV: mode,
      DATABASE_URL: databaseUrl,
      NEXT_TELEMETRY_DISABLED: '1',
    };
    const shared = { env, say, lease, signal, logDir: path.join(dataDir, 'log'), onGivenUp: onFailure };
    const watch = mode === 'development' ? ['--watch', '--watch-preserve-output'] : [];
    const next = mode === 'development' ? 'dev' : 'start';
    const start = async (service: Promise<Service>) => {
      const { stop: stopService } = await service;
      undo.push(stopService);
    };
    await start(
      startService({
        ...shared,
        label: 'Sync',
        port: settings.COLLAB_PORT,
        args: [...watch, ...SYNC_FLAGS, 'collab-server/main.ts'],
        mark: 'collab-server/main.ts',
      }),
    );
    await start(
      startService({
        ...shared,
        label: 'Web',
        port: settings.PORT,
        args: [NEXT, next, '--port', String(settings.PORT)],
        mark: 'next',
      }),
    );
    return { url: settings.PUBLIC_URL, databaseUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
