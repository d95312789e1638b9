import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ADDRESS_HEADER, nameAddresses } from './client-address.server.ts';

let server: Server;
afterEach(() => void server.close());

describe('nameAddresses', () => {
  it('[LIM1] names the socket, whatever the client writes into its headers', async () => {
    nameAddresses(false);
    server = createServer((request, response) => response.end(String(request.headers[ADDRESS_HEADER])));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const forged = { [ADDRESS_HEADER]: '6.6.6.6', 'x-forwarded-for': '6.6.6.6' };
    expect(await (await fetch(url, { headers: forged })).text()).toBe('127.0.0.1');
  });
});
