import type { Socket } from 'node:net';

const corked = new Set<Socket>();

/**
 * Holds back what is written to a socket until the code that runs now is done: a turn's edits and carets then leave in
 * one system call, which is what a busy server spends most of its time on.
 */
export function corkForThisTurn(socket: Socket): void {
  if (corked.has(socket)) return;
  if (corked.size === 0) process.nextTick(uncorkAll);
  corked.add(socket);
  socket.cork();
}

function uncorkAll(): void {
  const all = [...corked];
  corked.clear();
  for (const socket of all) socket.uncork();
}
