import { existsSync, readFileSync } from 'node:fs';
import { installWithApt } from './apt.mjs';
import { TOOLS } from './tools.mjs';

function distribution() {
  if (!existsSync('/etc/os-release')) return {};
  const lines = readFileSync('/etc/os-release', 'utf8').split('\n');
  return Object.fromEntries(lines.map((line) => line.replaceAll('"', '').split('=', 2)));
}

/** The tools that a command wants (the tests want what a start wants, too) and this machine lacks. */
function missingFor(command) {
  return TOOLS.filter((tool) => (tool.for === 'start' || command === 'test') && !tool.found());
}

function printMissing(missing) {
  for (const tool of missing) console.log(`  Not found: ${tool.name}; ${tool.without}.`);
}

/** Installs what a command needs from the system, or says how to. Answers whether everything is there. */
export function ensureSystemPackages(command) {
  const missing = missingFor(command);
  if (missing.length === 0) return true;

  const { ID: id, ID_LIKE: like = '', VERSION_CODENAME: codename } = distribution();
  const hasApt =
    existsSync('/usr/bin/apt-get') && [id, ...like.split(' ')].some((name) => /^(debian|ubuntu)$/.test(name));
  if (hasApt && process.getuid?.() === 0) {
    console.log(`  Installing from ${id}: ${missing.map((tool) => tool.name).join(', ')}…`);
    installWithApt(missing, { id, codename });
    const still = missingFor(command);
    printMissing(still);
    return still.length === 0;
  }
  printMissing(missing);
  if (hasApt) {
    console.log(
      `\n  To install them, type:\n\n    sudo ${process.execPath} scripts/bootstrap.mjs ${command} --system\n`,
    );
  } else {
    console.log('  Install them with this system’s package manager; docs and packages name them alike.\n');
  }
  return false;
}
