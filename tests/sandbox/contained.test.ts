import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandbox, SANDBOX_USERS, type Sandbox } from './client.ts';

/** Python that tries each line of `attempts` and prints the names of those that worked. */
const attempt = (attempts: Record<string, string>) => `
import ctypes, os, socket, sys
libc = ctypes.CDLL(None, use_errno=True)
def call(*args):
    if libc.syscall(*args) < 0: raise OSError(ctypes.get_errno(), 'refused')
attempts = ${JSON.stringify(attempts)}
for name, code in attempts.items():
    try:
        exec(code)
        print('did', name)
    except OSError:
        pass
print('tried', len(attempts))`;

/** Syscall numbers of x86-64 and arm64. */
const call = (x64: number, arm64: number) => (process.arch === 'arm64' ? arm64 : x64);

describe.each(SANDBOX_USERS)('what a program cannot do, as %s', (user) => {
  let sandbox: Sandbox;
  let host: Server;
  let folder: string;
  const nothingOf = async (attempts: Record<string, string>) => {
    const ran = await sandbox.run('python', attempt(attempts));
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toBe(`tried ${Object.keys(attempts).length}\n`);
  };

  beforeAll(async () => {
    sandbox = await openSandbox({ user });
    folder = await mkdtemp(path.join(os.tmpdir(), 'pairpad-host-'));
    host = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await once(host, 'listening');
  });
  afterAll(async () => {
    host.close();
    await rm(folder, { recursive: true });
    await sandbox.close();
  });

  it('reaches no network: not the host, not the cloud, no name', async () => {
    const { port } = host.address() as AddressInfo;
    await nothingOf({
      host: `socket.create_connection(('127.0.0.1', ${port}), 1)`,
      metadata: "socket.create_connection(('169.254.169.254', 80), 1)",
      outside: "socket.create_connection(('1.1.1.1', 53), 1)",
      name: "socket.getaddrinfo('example.com', 80)",
    });
    const interfaces = await sandbox.run(
      'python',
      "print(*[line.split(':')[0] for line in open('/proc/net/dev')][2:])",
    );
    expect(interfaces.stdout.trim()).toBe('lo');
  });

  it('reaches no abstract socket of the host', async () => {
    const listener = createServer((socket) => socket.end()).listen('\0pairpad-test-abstract');
    await once(listener, 'listening');
    await nothingOf({
      abstract: "socket.socket(socket.AF_UNIX).connect('\\0pairpad-test-abstract')",
    });
    listener.close();
  });

  it('reads nothing of the host', async () => {
    await nothingOf({
      shadow: "open('/etc/shadow')",
      hostname: "open('/etc/hostname')",
      root: "os.listdir('/root')",
      project: `os.listdir(${JSON.stringify(process.cwd())})`,
      temporary: `os.listdir(${JSON.stringify(folder)})`,
      home: "os.listdir('/home')",
      sys: "os.listdir('/sys')",
      'through init': "open('/proc/1/root/etc/shadow')",
      'a link': "os.symlink('/etc/shadow', '/tmp/link'); open('/tmp/link')",
      'a hard link': "os.link('/usr/bin/python3', '/tmp/python')",
    });
    expect((await sandbox.run('python', "print([open('/proc/cmdline').read()])")).stdout).toBe("['']\n");
  });

  it('finds no secret in any environment', async () => {
    const code = `
import os
print(sorted(os.environ))
print(sorted(v.split('=')[0] for v in open('/proc/1/environ').read().split('\\0') if v))
print(os.environ['PWD'], 'PWD=/\\0' in open('/proc/1/environ').read())`;
    const ran = await sandbox.run('python', code);
    expect(ran.stdout).toBe(
      "['HOME', 'LANG', 'PATH', 'PWD', 'PYTHONDONTWRITEBYTECODE', 'TMPDIR']\n['PATH', 'PWD']\n/box True\n",
    );
  });

  it('sees no process but its own', async () => {
    const ran = await sandbox.run('python', "import os; print(sum(n.isdigit() for n in os.listdir('/proc')))");
    // bwrap's init, the starter and the program.
    expect(ran.stdout).toBe('3\n');
  });

  it('writes nowhere but in its own scratch folders', async () => {
    const folders = [
      '/',
      '/etc',
      '/usr',
      '/usr/bin',
      '/usr/local',
      '/usr/local/bin',
      '/dev',
      '/proc',
      '/proc/sys/kernel',
    ];
    await nothingOf(Object.fromEntries(folders.map((name) => [name, `open('${name}/x', 'w')`])));
    const scratch = "for d in ('/tmp', '/box', '/dev/shm'): open(d + '/x', 'w').write('x')\nprint('fine')";
    expect((await sandbox.run('python', scratch)).stdout).toBe('fine\n');
  });

  it('makes none of the calls that it has no business with', async () => {
    await nothingOf({
      ptrace: `call(${call(101, 117)}, 0, 0, 0, 0)`,
      mount: `call(${call(165, 40)}, b'none', b'/tmp', b'tmpfs', 0, None)`,
      'a user namespace': `call(${call(272, 97)}, 0x10000000)`,
      'a namespace by clone': `call(${call(56, 220)}, 0x10000000 | 17, 0, 0, 0, 0)`,
      'a namespace by clone3': `call(435, ctypes.create_string_buffer(88), 88)`,
      bpf: `call(${call(321, 280)}, 0, None, 0)`,
      keyctl: `call(${call(250, 219)}, 0, -3, 1)`,
      io_uring: 'call(425, 8, ctypes.create_string_buffer(256))',
      userfaultfd: `call(${call(323, 282)}, 1)`,
      memfd: `call(${call(319, 279)}, b'x', 0)`,
      'shared memory': `call(${call(29, 194)}, 0, 4096, 0o1600)`,
      'a message queue': `call(${call(68, 186)}, 0, 0o1600)`,
      mknod: "os.mknod('/tmp/null', 0o20666, os.makedev(1, 3))",
      netlink: 'socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)',
      packet: 'socket.socket(socket.AF_PACKET, socket.SOCK_RAW)',
      vsock: 'socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)',
      alg: 'socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET)',
      'typing for others': "import fcntl; fcntl.ioctl(0, 0x5412, b'x')",
      chroot: "os.chroot('/tmp')",
      'another user': 'os.setuid(0)',
    });
  });

  it('kills nobody else', async () => {
    const beside = sandbox.start('python', 'import time\nprint("up", flush=True)\ntime.sleep(1)\nprint("still up")');
    await beside.printed('up');
    await sandbox.run('python', 'import os\nos.kill(-1, 9)');
    expect((await beside.ended).stdout).toBe('up\nstill up\n');
  });

  it('compiles in a box too, where the host is as far away', async () => {
    const rust = await sandbox.run('rust', 'fn main() { println!("{}", include_str!("/etc/shadow")); }');
    expect(rust.end).toMatchObject({ reason: 'compile_failed' });
    expect(rust.stderr).toContain('No such file');
  });

  it('fills no disk: scratch folders end, also with files of nothing', async () => {
    const fill = `
written = 0
try:
    for n in range(100):
        with open(f'/tmp/{n}', 'wb') as file: file.write(bytes(4 << 20)); written += 4
except OSError as error: print(error.errno, written <= 64)`;
    expect((await sandbox.run('python', fill)).stdout).toBe('28 True\n');
    const nothing = 'n = 0\nwhile True:\n    open(f"/tmp/{n}", "w").close(); n += 1';
    const ran = await sandbox.run('python', nothing, { timeoutSeconds: 3 });
    expect(ran.end.reason).toMatch(/^(memory|time)_limit$/);
  });

  it.each([
    ['processes', 'import os\nwhile True:\n    try: os.fork()\n    except OSError: pass'],
    [
      'threads',
      'import threading, time\nwhile True:\n    try: threading.Thread(target=time.sleep, args=(60,)).start()\n    except RuntimeError: pass',
    ],
  ])('lets a bomb of %s go off alone', async (_what, bomb) => {
    const running = sandbox.start('python', bomb, { timeoutSeconds: 3 });
    const beside = await sandbox.run(
      'python',
      'import os\nfor _ in range(20):\n    if os.fork() == 0: os._exit(0)\n    os.wait()\nprint("fine")',
    );
    expect(beside).toMatchObject({ stdout: 'fine\n', end: { reason: 'exited', exitCode: 0 } });
    const ran = await running.ended;
    expect(ran.end.reason).toMatch(/^(time|memory)_limit$/);
    expect(ran.executionTimeMs).toBeLessThan(4_000);
  });
});
