import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { waitFor } from '../tests/support/index.ts';
import { type EmbeddedPostgres, ensureDatabase, startPostgres, THROWAWAY_SETTINGS } from './embedded-postgres.ts';
import { DATA_DIR_MODE } from './environment.ts';
import { isAlive, stopProcess } from './processes.ts';

describe('the embedded Postgres', () => {
  let parent = '';
  let running: EmbeddedPostgres[] = [];
  const start = async (preferredPort?: number) => {
    const server = await startPostgres({
      dataDir: path.join(parent, 'postgres'),
      password: 'a-password',
      settings: THROWAWAY_SETTINGS,
      ...(preferredPort !== undefined && { preferredPort }),
    });
    running.push(server);
    return server;
  };
  const query = async (server: EmbeddedPostgres, sql: string) => {
    const client = new pg.Client({ connectionString: server.url('pairpad') });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  };

  beforeEach(async () => {
    parent = await mkdtemp(path.join(os.tmpdir(), 'pairpad-embedded-'));
    await chmod(parent, DATA_DIR_MODE);
    running = [];
  });
  afterEach(async () => {
    for (const server of running) await server.stop();
    await rm(parent, { recursive: true, force: true });
  });

  it('keeps its data and its port from one start to the next', async () => {
    const first = await start();
    await ensureDatabase(first, 'pairpad');
    await query(first, 'create table kept as select 1 as one');
    await first.stop();
    const second = await start(first.port);
    expect(second.port).toBe(first.port);
    await ensureDatabase(second, 'pairpad');
    expect(await query(second, 'select one from kept')).toEqual([{ one: 1 }]);
  });

  it('starts after a crash, whatever the old pid file says, once the last process of the old one is gone', async () => {
    const first = await start();
    await ensureDatabase(first, 'pairpad');
    const checkpointer = `select pid from pg_stat_activity where backend_type = 'checkpointer'`;
    const [lingering] = (await query(first, checkpointer)) as { pid: number }[];
    const signal = (name: NodeJS.Signals) => process.kill(Number(lingering?.pid), name);
    const told = new Promise<void>((resolve) => first.onExit(resolve));
    signal('SIGSTOP');
    await stopProcess(first.pid, 'SIGKILL', 1000);
    await told;
    // The id in it now belongs to a process that is no Postgres, as happens in every restarted container.
    const pidFile = path.join(parent, 'postgres/postmaster.pid');
    const stale = (await readFile(pidFile, 'utf8')).replace(/^\d+/, String(process.pid));
    await writeFile(pidFile, stale);
    const second = start();
    const isRefused = async () => (await readFile(`${first.dataDir}.log`, 'utf8')).includes('is still in use');
    await waitFor(isRefused, { what: 'the old one is in the way' }).finally(() => signal('SIGCONT'));
    expect(await query(await second, 'select 1 as up')).toEqual([{ up: 1 }]);
  });

  it('takes the place of one that a killed start left running', async () => {
    const orphan = await start();
    await ensureDatabase(orphan, 'pairpad');
    expect(await query(await start(), 'select 1 as up')).toEqual([{ up: 1 }]);
    expect(await isAlive(orphan.pid, 'postgres')).toBe(false);
  });
});
