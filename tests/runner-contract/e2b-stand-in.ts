// Stands in for E2B's cloud, in tests only: it answers what the SDK asks, and runs the commands in a box of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

export interface StandIn {
  readonly url: string;
  /** Sandboxes that were asked for and not yet killed. */
  readonly open: ReadonlySet<string>;
  /** What each sandbox was asked for with. */
  readonly wishes: readonly Record<string, unknown>[];
  close(): Promise<void>;
}

const ESBUILD = path.resolve('node_modules/@esbuild', `${process.platform}-${process.arch}`, 'bin/esbuild');
const END_OF_STREAM = 2;

/** Serves one sandbox after another, each in a folder of its own; files go by the paths that the adapter uses. */
export async function startStandIn(): Promise<StandIn> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'pairpad-e2b-'));
  await chmod(home, 0o755);
  const open = new Set<string>();
  const wishes: Record<string, unknown>[] = [];
  const commands = new Map<number, ChildProcess>();
  let count = 0;

  const folderOf = (request: IncomingMessage) => path.join(home, String(request.headers['e2b-sandbox-id'] ?? ''));
  const hostPath = (request: IncomingMessage, name: string) => path.join(folderOf(request), path.basename(name));

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const body = await bytesOf(request);
    const json = (status: number, value: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    if (request.method === 'POST' && url.pathname === '/v2/sandboxes') {
      if (request.headers['x-api-key'] !== `e2b_${'0'.repeat(40)}`)
        return json(401, { code: 401, message: 'Invalid API key' });
      const sandboxID = `sandbox${++count}`;
      wishes.push(JSON.parse(body.toString()));
      open.add(sandboxID);
      await mkdir(path.join(home, sandboxID));
      return json(201, {
        sandboxID,
        templateID: 'template',
        clientID: 'client',
        envdVersion: '0.6.2',
        envdAccessToken: 'x',
      });
    }
    if (request.method === 'DELETE') {
      open.delete(path.basename(url.pathname));
      for (const child of commands.values())
        if (child.spawnargs.join(' ').includes(path.basename(url.pathname))) child.kill('SIGKILL');
      return response.writeHead(204).end();
    }
    if (url.pathname === '/files' && request.method === 'POST') {
      const form = await new Response(new Uint8Array(body), {
        headers: { 'content-type': String(request.headers['content-type']) },
      }).formData();
      const written: { name: string; type: string; path: string }[] = [];
      for (const file of form.getAll('file')) {
        if (!(file instanceof File)) continue;
        const name = url.searchParams.get('path') ?? file.name;
        await writeFile(hostPath(request, name), Buffer.from(await file.arrayBuffer()));
        written.push({ name: path.basename(name), type: 'file', path: name });
      }
      return json(200, written);
    }
    if (url.pathname === '/files') {
      const content = await readFile(hostPath(request, url.searchParams.get('path') ?? '')).catch(() => undefined);
      return content === undefined
        ? json(404, { code: 404, message: 'file not found' })
        : response.writeHead(200).end(content);
    }
    if (url.pathname === '/filesystem.Filesystem/Remove') {
      await rm(hostPath(request, JSON.parse(body.toString()).path), { force: true });
      return json(200, {});
    }
    if (url.pathname === '/process.Process/Start')
      return run(request, response, JSON.parse(body.subarray(5).toString()));
    const { process: target, input } = JSON.parse(body.toString() || '{}');
    const child = commands.get(target?.pid);
    if (child === undefined) return json(404, { code: 'not_found', message: 'process not found' });
    if (url.pathname.endsWith('/SendInput')) child.stdin?.write(Buffer.from(input.stdin, 'base64'));
    if (url.pathname.endsWith('/CloseStdin')) child.stdin?.end();
    if (url.pathname.endsWith('/SendSignal')) child.kill('SIGKILL');
    return json(200, {});
  };

  const run = (
    request: IncomingMessage,
    response: ServerResponse,
    { process: { cmd, args }, stdin }: { process: { cmd: string; args: string[] }; stdin?: boolean },
  ) => {
    const folder = folderOf(request);
    const child = spawn('bwrap', [...boxAround(folder), cmd, ...args], {
      stdio: [stdin ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    });
    const pid = child.pid as number;
    commands.set(pid, child);
    response.writeHead(200, { 'content-type': 'application/connect+json' });
    const say = (message: unknown, flags = 0) => {
      const bytes = Buffer.from(JSON.stringify(message));
      const head = Buffer.alloc(5);
      head.writeUInt8(flags, 0);
      head.writeUInt32BE(bytes.length, 1);
      response.write(Buffer.concat([head, bytes]));
    };
    child.stdin?.on('error', () => {});
    say({ event: { start: { pid } } });
    child.stdout?.on('data', (bytes: Buffer) => say({ event: { data: { stdout: bytes.toString('base64') } } }));
    child.stderr?.on('data', (bytes: Buffer) => say({ event: { data: { stderr: bytes.toString('base64') } } }));
    child.on('close', (code) => {
      commands.delete(pid);
      say({ event: { end: { exitCode: code ?? 137, exited: code !== null, status: `exit status ${code}` } } });
      say({}, END_OF_STREAM);
      response.end();
    });
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open,
    wishes,
    close: async () => {
      for (const child of commands.values()) child.kill('SIGKILL');
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(home, { recursive: true, force: true });
    },
  };
}

function boxAround(folder: string): string[] {
  const tools = [
    ['node', process.execPath],
    ['esbuild', ESBUILD],
  ].filter(([, file]) => existsSync(file ?? ''));
  return [
    ...'--unshare-pid --unshare-net --die-with-parent --ro-bind /usr /usr --symlink usr/bin /bin --symlink usr/lib /lib'.split(
      ' ',
    ),
    ...'--symlink usr/lib64 /lib64 --ro-bind-try /etc/alternatives /etc/alternatives --ro-bind /etc/profile /etc/profile'.split(
      ' ',
    ),
    ...'--proc /proc --dev /dev --tmpfs /tmp --tmpfs /usr/local'.split(' '),
    ...tools.flatMap(([name, file]) => ['--ro-bind', file ?? '', `/usr/local/bin/${name}`]),
    ...['--bind', folder, '/box', '--chdir', '/box', '--'],
  ];
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
