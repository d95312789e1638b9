// Runs before `npm start`, `npm test` and `npm run dev`, on a machine where nothing but Node 20 and npm may be there:
// plain JavaScript, no dependencies.
//
//   node scripts/bootstrap.mjs start|test             npm packages, then the system packages of that command
//   node scripts/bootstrap.mjs start|test --system    system packages alone; this is what root is asked to type

import { ensureNpmPackages } from './bootstrap/npm-packages.mjs';
import { ensureSystemPackages } from './bootstrap/system-packages.mjs';

const OLDEST_NODE = [20, 19];

function fail(message) {
  console.error(`\n  ${message}\n`);
  process.exit(1);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  fail(
    `Pairpad needs Node ${OLDEST_NODE.join('.')} or newer to start; this is ${process.version}. See https://nodejs.org.`,
  );
}

const command = process.argv[2];
const systemOnly = process.argv.includes('--system');
if (command !== 'start' && command !== 'test') fail('usage: node scripts/bootstrap.mjs start|test [--system]');

try {
  if (!systemOnly) ensureNpmPackages();
  const complete = ensureSystemPackages(command);
  // A room works without a compiler for each language; a test that can't run must not look like one that passed.
  if (!complete && (command === 'test' || systemOnly)) process.exit(1);
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
