import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, waitFor } from '../../tests/support/index.ts';
import { makeRoom } from '../../tests/support/rooms.ts';
import { unwrap } from '../kernel/fault.ts';
import { findParticipant } from '../rooms/participants.server.ts';
import { endRoom } from '../rooms/room-life.server.ts';
import { startJobs } from './job-loop.server.ts';
import { sendWebhook } from './send-webhook.server.ts';
import { webhookJobs } from './webhook-jobs.server.ts';
import { createWebhook, enableWebhook, listDeliveries, pingWebhook, redeliver } from './webhooks-store.server.ts';

const INSIDE = { allowPrivate: true };

let test: TestDatabase;
let receiver: Server;
let received: { headers: IncomingHttpHeaders; body: string }[] = [];
let answer = (): number => 200;

beforeEach(async () => {
  test = await createTestDatabase();
  received = [];
  answer = () => 200;
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(answer(), { location: 'http://127.0.0.1/elsewhere' }).end();
    });
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
});
afterEach(async () => {
  receiver.close();
  await test.drop();
});

const url = () => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
const webhook = async () => unwrap(await createWebhook(test.db, { url: url(), types: ['room.ended'] }, INSIDE));

async function endARoom(title = 'Interview'): Promise<string> {
  const { roomId, owner } = await makeRoom(test.db, { title });
  const host = await findParticipant(test.db, roomId, owner);
  unwrap(await endRoom(test.db, roomId, { participantId: host?.participantId ?? '', instanceId: 'here' }));
  return roomId;
}

async function withJobs(until: () => boolean | Promise<boolean>, processes = 1): Promise<void> {
  const loops = Array.from({ length: processes }, () => startJobs(test.db, webhookJobs(INSIDE)));
  await waitFor(until).finally(() => Promise.all(loops.map((loop) => loop.stop())));
}

const deliveries = async (webhookId: string) => unwrap(await listDeliveries(test.db, webhookId));

describe('webhooks', () => {
  it('are told what they asked for, signed so that anybody with the secret can verify it', async () => {
    const { secret, webhookId } = await webhook();
    const roomId = await endARoom();
    await withJobs(async () => (await deliveries(webhookId))[0]?.state === 'delivered');
    const [message] = received;
    const headers = Object.fromEntries(
      Object.entries(message?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    );
    expect(new Verifier(secret).verify(message?.body ?? '', headers)).toMatchObject({
      type: 'room.ended',
      data: { roomId, title: 'Interview', event: { type: 'room_ended' } },
    });
    expect(() => new Verifier(secret).verify(`${message?.body} `, headers)).toThrow();
    expect(await test.db.announcement.count()).toBe(0);
  });

  it('are told once by three processes', async () => {
    const { webhookId } = await webhook();
    await Promise.all([endARoom(), endARoom(), endARoom()]);
    const allDelivered = async () => {
      const all = await deliveries(webhookId);
      return all.length === 3 && all.every(({ state }) => state === 'delivered');
    };
    await withJobs(allDelivered, 3);
    expect(received).toHaveLength(3);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
  });

  it('are told again after a failure, with the same id, and the log says how it went', async () => {
    const { webhookId } = await webhook();
    answer = () => 503;
    await endARoom();
    await withJobs(async () => (await deliveries(webhookId))[0]?.lastStatus === 503);
    const [failed] = await deliveries(webhookId);
    expect(failed).toMatchObject({ state: 'pending', attempts: 1, lastError: 'it answered 503' });
    expect(failed?.nextAttemptAt).toBeGreaterThan(failed?.lastAttemptAt ?? Number.POSITIVE_INFINITY);
    answer = () => 204;
    await test.db.webhookDelivery.updateMany({ data: { nextAttemptAt: new Date() } });
    await withJobs(async () => (await deliveries(webhookId))[0]?.state === 'delivered');
    expect(received[0]?.headers['webhook-id']).toBe(received[1]?.headers['webhook-id']);
  });

  it('are given up after the last pause, and told again when somebody asks', async () => {
    const { webhookId } = await webhook();
    answer = () => 302;
    await endARoom();
    await withJobs(async () => (await deliveries(webhookId)).length === 1);
    await test.db.webhookDelivery.updateMany({ data: { attempts: 7, nextAttemptAt: new Date(), state: 'pending' } });
    await withJobs(async () => (await deliveries(webhookId))[0]?.state === 'failed');
    const [given] = await deliveries(webhookId);
    answer = () => 200;
    unwrap(await redeliver(test.db, webhookId, given?.deliveryId ?? ''));
    await withJobs(async () => (await deliveries(webhookId))[0]?.state === 'delivered');
  });

  it('are taken over when the process that had them is gone', async () => {
    const { webhookId } = await webhook();
    unwrap(await pingWebhook(test.db, webhookId));
    await test.db.webhookDelivery.updateMany({ data: { attempts: 1, nextAttemptAt: new Date(Date.now() - 1) } });
    await withJobs(async () => (await deliveries(webhookId))[0]?.state === 'delivered');
    expect((await deliveries(webhookId))[0]).toMatchObject({ type: 'ping', attempts: 2 });
  });

  it('are not told while they are off, nor what did not happen', async () => {
    const { webhookId } = await webhook();
    unwrap(await enableWebhook(test.db, webhookId, false));
    await endARoom();
    const rolledBack = test.db.$transaction(async (tx) => {
      await tx.announcement.create({ data: { id: 'x', type: 'room.ended', roomId: 'none', data: {} } });
      throw new Error('undone');
    });
    await expect(rolledBack).rejects.toThrow('undone');
    await withJobs(async () => (await test.db.announcement.count()) === 0);
    expect(await deliveries(webhookId)).toEqual([]);
  });
});

describe('sendWebhook', () => {
  it('[LIM1] reaches nothing inside our network unless the operator says so', async () => {
    const attempt = { deliveryId: 'd', url: url().replace('127.0.0.1', 'localhost'), secret: 'whsec_AAAA', body: '{}' };
    const guarded = { allowPrivate: false };
    expect(await sendWebhook(attempt, guarded)).toMatchObject({ isDelivered: false, status: null });
    const byName = await sendWebhook({ ...attempt, url: 'https://localhost/hook' }, guarded);
    expect(byName).toMatchObject({ isDelivered: false, error: expect.stringContaining('public internet') });
    expect(received).toEqual([]);
  });

  it('[LIM1] waits for a receiver that does not answer no longer than its limit', async () => {
    const silent = createServer(() => {});
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const attempt = { deliveryId: 'd', url: `http://127.0.0.1:${port}/`, secret: 'whsec_AAAA', body: '{}' };
    const outcome = await sendWebhook(attempt, INSIDE, 0.2);
    expect(outcome).toEqual({ isDelivered: false, status: null, error: 'no answer within 0.2 s' });
    silent.closeAllConnections();
    silent.close();
  });
});
