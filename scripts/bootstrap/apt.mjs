import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const LOCK_WAIT_SECONDS = 300;

/** Debian 12 has Go 1.19 of its own; a newer one is in its backports. */
const BACKPORTS = { bookworm: 'bookworm-backports' };

/** The archive this machine takes its packages from, with the key that signs it. */
function ownArchive(codename) {
  const directory = '/etc/apt/sources.list.d';
  const stanzas = readdirSync(directory)
    .filter((file) => file.endsWith('.sources'))
    .flatMap((file) => readFileSync(path.join(directory, file), 'utf8').split(/\n\s*\n/));
  const field = (stanza, name) => new RegExp(`^${name}:\\s*(.+)$`, 'm').exec(stanza)?.[1].trim();
  const stanza = stanzas.find((text) => field(text, 'Suites')?.split(/\s+/).includes(codename));
  return {
    uri: (stanza && field(stanza, 'URIs')?.split(/\s+/)[0]) ?? 'http://deb.debian.org/debian',
    key: (stanza && field(stanza, 'Signed-By')) ?? '/usr/share/keyrings/debian-archive-keyring.gpg',
  };
}

/**
 * A view of apt's configuration for our calls alone: the machine's sources and preferences, copied, and where wanted a
 * newer suite beside them, pinned so low that nothing is taken from it but what is in no other. /etc/apt stays as it is.
 */
function makeAptView(codename) {
  const view = mkdtempSync(path.join(os.tmpdir(), 'pairpad-apt-'));
  // apt reads and fetches as a user of its own.
  chmodSync(view, 0o755);
  const sources = path.join(view, 'sources.list.d');
  const preferences = path.join(view, 'preferences.d');
  for (const [from, to] of [
    ['/etc/apt/sources.list.d', sources],
    ['/etc/apt/preferences.d', preferences],
  ]) {
    if (existsSync(from)) cpSync(from, to, { recursive: true, dereference: true });
    else mkdirSync(to);
  }
  mkdirSync(path.join(view, 'lists/partial'), { recursive: true });
  const suite = BACKPORTS[codename];
  if (suite !== undefined) {
    const { uri, key } = ownArchive(codename);
    writeFileSync(
      path.join(sources, 'pairpad-backports.sources'),
      `Types: deb\nURIs: ${uri}\nSuites: ${suite}\nComponents: main\nSigned-By: ${key}\n`,
    );
    writeFileSync(
      path.join(preferences, 'pairpad-backports'),
      `Package: *\nPin: release n=${suite}\nPin-Priority: 1\n`,
    );
  }
  return view;
}

/** Keeps servers that only the tests start (redis, nginx) from being started by their installation. */
function withoutServices(use) {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return use();
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return use();
  } finally {
    rmSync(policy, { force: true });
  }
}

/** Installs, for each tool, the first of its package sets that this distribution has. */
export function installWithApt(tools, { codename }) {
  const view = makeAptView(codename);
  const options = [
    `Dir::Etc::sourceparts=${view}/sources.list.d`,
    `Dir::Etc::preferencesparts=${view}/preferences.d`,
    `Dir::State::lists=${view}/lists`,
    `DPkg::Lock::Timeout=${LOCK_WAIT_SECONDS}`,
    'Dpkg::Use-Pty=0',
  ].flatMap((option) => ['-o', option]);
  const apt = (program, args, stdout) =>
    spawnSync(program, [...options, ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
      stdio: ['ignore', stdout, 'pipe'],
      encoding: 'utf8',
    });
  try {
    const update = apt('apt-get', ['update', '-qq'], 'ignore');
    const isOffered = (name) => / Candidate: (?!\(none\))/.test(apt('apt-cache', ['policy', name], 'pipe').stdout);
    const wanted = tools.flatMap((tool) => tool.packages.find((set) => set.every(isOffered)) ?? []);
    const install = withoutServices(() =>
      apt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted], 'ignore'),
    );
    if (install.status !== 0) {
      console.error(`  apt-get could not install ${wanted.join(', ')}:\n${(install.stderr || update.stderr).trim()}`);
    }
  } finally {
    rmSync(view, { recursive: true, force: true });
  }
}
