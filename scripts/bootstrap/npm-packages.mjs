import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BIN = path.join(ROOT, 'node_modules/.bin');

function packagesOf(file) {
  return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')).packages;
}

/** Whether what npm noted when it last installed is what the lockfile asks for. */
function isInstalled() {
  if (!existsSync(path.join(ROOT, 'node_modules/.package-lock.json')) || !existsSync(path.join(BIN, 'node')))
    return false;
  const installed = packagesOf('node_modules/.package-lock.json');
  return Object.entries(packagesOf('package-lock.json')).every(
    ([name, wanted]) => name === '' || wanted.optional || wanted.peer || installed[name]?.version === wanted.version,
  );
}

/** Installs the npm packages when they are missing or not those of the lockfile. */
export function ensureNpmPackages() {
  if (isInstalled()) return;
  console.log('  Installing npm packages…');
  // npm runs scripts with the project's own Node first on the PATH, which is about to be replaced under it.
  const searchPath = (process.env.PATH ?? '').split(path.delimiter).filter((entry) => path.resolve(entry) !== BIN);
  // Not `npm ci`: it refuses a lockfile that lacks other platforms' optional packages, which a registry that mirrors
  // one platform makes. `--no-save` leaves the lockfile as it is.
  const result = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    env: { ...process.env, PATH: searchPath.join(path.delimiter), NODE_ENV: 'development' },
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    throw new Error(
      'npm could not install the packages: see above. Is the package registry reachable? Then try again.',
    );
  }
  try {
    execFileSync(path.join(BIN, 'node'), ['--version'], { stdio: 'ignore' });
  } catch {
    throw new Error('The npm package `node` brought no Node 24 for this machine. Install Node 24 and start again.');
  }
}
