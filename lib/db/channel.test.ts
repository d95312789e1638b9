import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ClientLine } from '../../tests/faults/client-line.ts';
import { createTestDatabase, type TestDatabase, waitFor } from '../../tests/support/index.ts';
import { listen, notify } from './channel.server.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

describe('the notification channel', () => {
  it('carries hints of its own kind, once their transaction commits', async () => {
    const stops: string[] = [];
    const listener = await listen(test.url, { stop: ({ runId }) => stops.push(runId) });
    await notify(test.db, 'access', { roomId: 'room', participantId: null });
    const rolledBack = test.db.$transaction(async (tx) => {
      await notify(tx, 'stop', { runId: 'undone', by: 'Ada' });
      throw new Error('roll back');
    });
    await expect(rolledBack).rejects.toThrow('roll back');
    await notify(test.db, 'stop', { runId: 'done', by: 'Ada' });
    await waitFor(() => stops.length > 0);
    expect(stops).toEqual(['done']);
    await listener.close();
  });

  it('ignores what is not a hint', async () => {
    const stops: string[] = [];
    const listener = await listen(test.url, { stop: ({ runId }) => stops.push(runId) });
    for (const payload of ['', 'not json', '{"runId": 5}']) {
      await test.db.$executeRaw`select pg_notify('pairpad_stop', ${payload})`;
    }
    await notify(test.db, 'stop', { runId: 'done', by: 'Ada' });
    await waitFor(() => stops.length > 0);
    expect(stops).toEqual(['done']);
    await listener.close();
  });

  it('comes back after its connection was cut, and says so', async () => {
    let connections = 0;
    const stops: string[] = [];
    const listener = await listen(test.url, { stop: ({ runId }) => stops.push(runId) }, () => connections++);
    const admin = new pg.Client({ connectionString: test.url });
    await admin.connect();
    // Of this database alone: other test files listen on the same server.
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %'`,
    );
    await waitFor(() => connections === 2);
    await notify(test.db, 'stop', { runId: 'after', by: 'Ada' });
    await waitFor(() => stops.length > 0);
    expect(stops).toEqual(['after']);
    await admin.end();
    await listener.close();
  });

  it('notices within 14 seconds that its connection is dead though nothing said so', async () => {
    const line = await ClientLine.open(() => Number(new URL(test.url).port));
    const url = new URL(test.url);
    url.port = String(line.port);
    let connections = 0;
    // Its own waiting is on this clock, so that what a busy machine takes to connect anew does not count.
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
    const listener = await listen(url.href, { stop: () => {} }, () => connections++);
    line.freeze();
    line.mend();
    await vi.advanceTimersByTimeAsync(14_000);
    vi.useRealTimers();
    await waitFor(() => connections === 2, { what: 'it is connected anew' });
    await listener.close();
    line.close();
  });
});
