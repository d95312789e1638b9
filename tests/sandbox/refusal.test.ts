import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openSandbox, type SandboxOptions } from './client.ts';

describe('[RUN1] where there is no sandbox', () => {
  const folders: string[] = [];
  afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

  /** A folder with the chain's tools, but for bwrap: that is what `bwrap` says, or nothing. */
  const toolsWith = async (bwrap?: string) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'pairpad-tools-'));
    folders.push(folder);
    await chmod(folder, 0o755);
    for (const tool of ['setpriv', 'prlimit', 'mkfifo']) await symlink(`/usr/bin/${tool}`, path.join(folder, tool));
    if (bwrap !== undefined) {
      await writeFile(path.join(folder, 'bwrap'), `#!/bin/sh\n${bwrap}\n`);
      await chmod(path.join(folder, 'bwrap'), 0o755);
    }
    return folder;
  };
  const capabilitiesOf = async (options: SandboxOptions) => {
    const sandbox = await openSandbox(options);
    try {
      return await sandbox.capabilities();
    } finally {
      await sandbox.close();
    }
  };
  const fake = async (bwrap?: string) => capabilitiesOf({ toolPath: await toolsWith(bwrap) });

  it('says that bubblewrap is missing, and how to install it', async () => {
    expect(await fake()).toMatchObject({
      available: false,
      reason: expect.stringContaining('not installed'),
      action: expect.stringContaining('apt-get install bubblewrap'),
    });
  });

  it('says that bubblewrap is too old', async () => {
    expect(await fake('echo "bubblewrap 0.7.0"')).toMatchObject({
      available: false,
      reason: expect.stringContaining('0.8'),
    });
  });

  it('says that user namespaces are switched off, where they really are', async () => {
    const off = 'echo 0 > /proc/sys/user/max_user_namespaces && exec "$@"';
    const launcher = ['unshare', '--user', '--map-root-user', 'sh', '-c', off, 'sh'];
    expect(await capabilitiesOf({ launcher })).toMatchObject({
      available: false,
      reason: expect.stringContaining('User namespaces'),
      action: expect.stringContaining('sysctl'),
    });
  });

  const complaints = {
    AppArmor: 'bwrap: setting up uid map: Permission denied',
    'masks parts of /proc': "bwrap: Can't mount proc on /newroot/proc: Operation not permitted",
  };
  it.each(Object.entries(complaints))('knows what is the matter from its words: %s', async (known, says) => {
    const bwrap = `[ "$1" = --version ] && { echo "bubblewrap 0.8.0"; exit; }\necho "${says}" >&2; exit 1`;
    expect(await fake(bwrap)).toMatchObject({ available: false, reason: expect.stringContaining(known) });
  });

  it('does not believe a sandbox that lets everything through', async () => {
    // Runs the program in no box at all, and says on descriptor 4 that all went well.
    const bwrap = `[ "$1" = --version ] && { echo "bubblewrap 0.8.0"; exit; }
PATH=/usr/bin:/bin
while [ "$1" != -- ]; do shift; done; shift
"$@"; echo '{"exit-code": 0}' >&4`;
    const capabilities = await fake(bwrap);
    expect(capabilities).toMatchObject({ available: false, reason: expect.stringContaining('does not hold') });
    expect(capabilities).toMatchObject({ reason: expect.stringContaining('sees /etc/shadow') });
  });
});
