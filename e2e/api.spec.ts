import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import { ask, makeMember, pageOf } from './support/members.ts';
import { test } from './support/test.ts';

test('a program works with a key until it is taken back, by what the API says of itself', async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, await makeMember('interviewer', 'Grace Hopper'));
  await page.goto('/settings/keys');
  await page.getByLabel('What it is for').fill('Nightly export');
  await page.getByRole('button', { name: 'Make key' }).click();
  const key = await page.getByRole('textbox', { name: 'API key' }).inputValue();
  const call = (method: string, path: string, body?: object) =>
    fetch(new URL(path, baseURL), {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  await test.step('the document describes what the key then does', async () => {
    const document = await (await fetch(new URL('/v1/openapi.json', baseURL))).json();
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/v1/rooms'].post.summary).toBeTruthy();
    await page.getByRole('link', { name: 'Read the API' }).click();
    await expect(page.getByText(document.paths['/v1/rooms'].post.summary)).toBeVisible();
  });

  await test.step('it may do what it was allowed, and nothing else', async () => {
    const made = await call('POST', '/v1/rooms', { language: 'rust', title: 'By a program' });
    expect(made.status).toBe(201);
    const { rooms } = await (await call('GET', '/v1/rooms')).json();
    expect(rooms).toMatchObject([{ title: 'By a program' }]);
    expect((await call('GET', '/v1/questions')).status).toBe(403);
    expect((await call('GET', '/v1/keys')).status).toBe(403);
  });

  await test.step('taken back, it is nothing', async () => {
    await page.goto('/settings/keys');
    await page.getByRole('button', { name: 'Take back the key Nightly export' }).click();
    await page.getByRole('button', { name: 'Take back', exact: true }).click();
    await expect(page.getByText('No keys yet')).toBeVisible();
    expect((await call('GET', '/v1/rooms')).status).toBe(401);
  });
});

test('a webhook is told what happens, signed, and its log shows how it went', async ({ browser }) => {
  const received: { headers: Record<string, unknown>; body: string }[] = [];
  const receiver = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    received.push({ headers: request.headers, body });
    response.writeHead(204).end();
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/pairpad`;
  const admin = await makeMember('admin', 'Ada Lovelace');
  try {
    const page = await pageOf(browser, admin);
    await page.goto('/settings/webhooks');
    await page.getByLabel('Address').fill(url);
    await page.getByRole('button', { name: 'Make webhook' }).click();
    const secret = await page.getByRole('textbox', { name: 'Signing secret' }).inputValue();
    const { roomId } = await ask(admin.cookie, 'POST', '/v1/rooms', { language: 'go', title: 'Told of' });
    await ask(admin.cookie, 'POST', `/v1/rooms/${roomId}/end`, {});
    // A webhook hears of every room; others end beside this one.
    const toldOf = () => received.filter(({ body }) => JSON.parse(body).data.roomId === roomId);
    await expect.poll(() => toldOf().length, { timeout: 30_000 }).toBe(1);
    const [{ headers, body } = { headers: {}, body: '' }] = toldOf();
    expect(JSON.parse(body)).toMatchObject({ type: 'room.ended', data: { roomId, title: 'Told of' } });
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const bytes = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const signature = createHmac('sha256', bytes).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signature}`);

    await page.getByRole('link', { name: url }).click();
    const deliveries = page.getByRole('list', { name: 'Deliveries' }).getByRole('listitem');
    await expect(deliveries.first()).toContainText('room.ended');
    await expect
      .poll(async () => {
        await page.getByRole('button', { name: 'Refresh' }).click();
        return (await deliveries.allTextContents()).filter((text) => !text.includes('Delivered'));
      })
      .toEqual([]);
    await page.goto('/settings/webhooks');
    await page.getByRole('button', { name: `Delete ${url}` }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page.getByText(url)).toHaveCount(0);
  } finally {
    receiver.close();
    receiver.closeAllConnections();
  }
});
