import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { waitFor } from '../../tests/support/index.ts';
import { startRedis, type TestRedis } from '../../tests/support/redis.ts';
import { RedisFanout } from './redis-fanout.ts';

describe('the line to Redis', () => {
  let redis: TestRedis;
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  beforeEach(async () => {
    redis = await startRedis();
    process.on('unhandledRejection', note);
  });
  afterEach(async () => {
    process.off('unhandledRejection', note);
    await redis.kill();
  });

  const open = (heard: string[]) =>
    new RedisFanout(redis.url, `instance ${Math.random()}`, {
      onMessage: (_roomId, bytes) => heard.push(new TextDecoder().decode(bytes)),
      onAlive: () => {},
      onListening: () => heard.push('listening'),
      onReachable: () => {},
    });

  it('hears its rooms again when Redis was away', async () => {
    const heard: string[] = [];
    const [one, other] = [open(heard), open([])];
    await Promise.all([one.connected(), other.connected()]);
    await one.afterLoadDocument({ documentName: 'room' });
    await waitFor(() => heard.length === 1);
    await redis.kill();
    await waitFor(() => !one.isReachable && !other.isReachable);
    await redis.restart();
    await waitFor(() => heard.length === 2 && other.isReachable);
    other.say('room', new TextEncoder().encode('hello'));
    await waitFor(() => heard.length === 3);
    expect(heard).toEqual(['listening', 'listening', 'hello']);
    await Promise.all([one.onDestroy(), other.onDestroy()]);
  });

  it('is put down while it is taken up again, and nothing is left to fail', async () => {
    const heard: string[] = [];
    const fanout = open(heard);
    await fanout.connected();
    await fanout.afterLoadDocument({ documentName: 'room' });
    await waitFor(() => heard.length === 1);
    await redis.kill();
    await waitFor(() => !fanout.isReachable);
    fanout.sub.once('connect', () => void fanout.onDestroy());
    const ended = new Promise((resolve) => fanout.sub.once('end', resolve));
    await redis.restart();
    await ended;
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).toEqual([]);
  });
});
