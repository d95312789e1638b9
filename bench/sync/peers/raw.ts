import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

// The floor: every frame goes to everybody else in its room, and nothing is understood, kept or checked.

const rooms = new Map<string, Set<WebSocket>>();
const http = createServer((_request, response) => response.end('ok'));
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });

sockets.on('connection', (socket, { url = '/' }) => {
  const room = rooms.get(url) ?? new Set();
  rooms.set(url, room);
  room.add(socket);
  socket.on('message', (frame, isBinary) => {
    for (const other of room) if (other !== socket) other.send(frame, { binary: isBinary });
  });
  socket.on('close', () => room.delete(socket));
});

http.listen(Number(process.argv[2]), '127.0.0.1');
