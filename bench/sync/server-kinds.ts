import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readVariables } from '../../scripts/environment.ts';
import { freePort } from '../../scripts/free-port.ts';
import { type Dialect, HOCUSPOCUS, RAW, Y_WEBSOCKET } from './dialect.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/** The servers that are measured, in the order of the table. */
export const SERVERS = ['pairpad', 'hocuspocus', 'y-websocket', 'raw'] as const;
export type ServerName = (typeof SERVERS)[number];
export type PeerName = Exclude<ServerName, 'pairpad'>;

/** A running server as typists and the table see it. */
export interface MeasuredServer {
  readonly dialect: Dialect;
  readonly origin: string;
  readonly process: ServerProcess;
}

const PEERS = path.join(import.meta.dirname, 'peers');
/** The program that `npx y-websocket-server` runs; its package does not export it by name. */
const Y_WEBSOCKET_PROGRAM = path.join(
  path.dirname(fileURLToPath(import.meta.resolve('@y/websocket-server/package.json'))),
  'src/server.js',
);

const DIALECTS: Record<PeerName, Dialect> = { hocuspocus: HOCUSPOCUS, 'y-websocket': Y_WEBSOCKET, raw: RAW };

/** Starts a peer as it ships. */
export async function startPeer(name: PeerName): Promise<MeasuredServer> {
  const port = await freePort();
  const { NODE_OPTIONS: _, ...variables } = readVariables();
  const ofItsOwn = name === 'y-websocket' ? [Y_WEBSOCKET_PROGRAM] : [path.join(PEERS, `${name}.ts`), String(port)];
  const process = await startServer({
    args: ofItsOwn,
    env: { ...variables, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port) },
    readyUrl: `http://127.0.0.1:${port}/`,
  });
  return { dialect: DIALECTS[name], origin: `ws://127.0.0.1:${port}`, process };
}
