import { existsSync, readdirSync } from 'node:fs';

// The sandbox shows programs what is below /usr and nothing else, so a tool in a home directory does not count.

const isThere = (...files) => files.some((file) => existsSync(file));
const oldestGoMinor = 21;

function hasGo() {
  const versions = isThere('/usr/lib') ? readdirSync('/usr/lib').map((name) => /^go-1\.(\d+)$/.exec(name)) : [];
  if (versions.some((match) => match !== null && Number(match[1]) >= oldestGoMinor)) return true;
  return isThere('/usr/local/go/bin/go');
}

/**
 * What Pairpad uses from the system: what is lost without it, and the packages that bring it, the better ones first.
 * A package set is taken when the distribution has all of it.
 */
export const TOOLS = [
  {
    for: 'start',
    name: 'bubblewrap',
    without: 'nothing can be run: there is no sandbox',
    found: () => isThere('/usr/bin/bwrap'),
    packages: [['bubblewrap']],
  },
  {
    for: 'start',
    name: 'Python',
    without: 'Python can’t be run',
    found: () => isThere('/usr/bin/python3'),
    packages: [['python3']],
  },
  {
    for: 'start',
    name: 'Go 1.21 or newer',
    without: 'Go can’t be run',
    found: hasGo,
    packages: [['golang-1.23-go'], ['golang-go']],
  },
  {
    for: 'start',
    name: 'Rust',
    without: 'Rust can’t be run',
    found: () =>
      isThere('/usr/bin/rustc') && isThere('/usr/bin/gcc', '/usr/bin/cc') && isThere('/usr/include/stdlib.h'),
    packages: [
      ['rustc-web', 'gcc', 'libc6-dev'],
      ['rustc', 'gcc', 'libc6-dev'],
    ],
  },
  {
    for: 'start',
    name: 'mold',
    without: 'Rust links slowly',
    found: () => isThere('/usr/bin/mold', '/usr/bin/ld.mold'),
    packages: [['mold']],
  },
  {
    for: 'test',
    name: 'Chromium',
    without: 'the end-to-end tests have no browser',
    found: () => isThere('/usr/bin/chromium-headless-shell', '/usr/bin/chromium'),
    packages: [
      ['chromium-headless-shell', 'fonts-liberation'],
      ['chromium', 'fonts-liberation'],
    ],
  },
  {
    for: 'test',
    name: 'Redis',
    without: 'the tests of several sync processes have no Redis',
    found: () => isThere('/usr/bin/redis-server'),
    packages: [['redis-server']],
  },
  {
    for: 'test',
    name: 'nginx',
    without: 'the tests behind a reverse proxy have no proxy',
    found: () => isThere('/usr/sbin/nginx'),
    packages: [['nginx']],
  },
];
