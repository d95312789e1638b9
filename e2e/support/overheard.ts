import type { Page } from '@playwright/test';

/** Everything that reaches a page from now on: answers of the server, and frames of every socket. */
export function overhear(page: Page): () => Promise<string> {
  const heard: (string | Promise<string>)[] = [];
  page.on('response', (response) => {
    heard.push(response.text().catch(() => ''));
  });
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      heard.push(typeof payload === 'string' ? payload : payload.toString('latin1'));
    });
  });
  return async () => (await Promise.all(heard)).join('\n');
}
