import { createServer, type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { MAX_FRAME_BYTES } from '../lib/protocol/limits.ts';
import { isOwnOrigin } from './origins.ts';

export interface Readiness {
  readonly ready: boolean;
  /** What is not as it should be, though it may still serve. */
  readonly problems: readonly string[];
}

export interface HttpOptions {
  readonly publicUrl: string;
  readonly readiness: () => Promise<Readiness>;
  readonly isDraining: () => boolean;
  /** What happens on each path that sockets open on. */
  readonly onSocket: Readonly<Record<string, (socket: WebSocket, request: IncomingMessage) => void>>;
}

/** Answers health checks and opens sockets. */
export function createHttp({ publicUrl, readiness, isDraining, onSocket }: HttpOptions): Server {
  // Compressed frames pinned a processor and grew by hundreds of megabytes for text that is short anyway.
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  });

  const server = createServer(async (request, response) => {
    const path = pathOf(request);
    if (path === '/healthz') return response.writeHead(200).end('ok\n');
    if (path !== '/readyz') return response.writeHead(404).end();
    const state = await readiness();
    response.writeHead(state.ready ? 200 : 503, { 'content-type': 'application/json' });
    return response.end(`${JSON.stringify(state)}\n`);
  });

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const opened = onSocket[pathOf(request).replace(/\/$/, '')];
    if (opened === undefined) return refuse(socket, 404);
    if (!isOwnOrigin(request.headers.origin, publicUrl)) return refuse(socket, 403);
    if (isDraining()) return refuse(socket, 503);
    sockets.handleUpgrade(request, socket, head, (webSocket) => opened(webSocket, request));
  });
  return server;
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/';
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
