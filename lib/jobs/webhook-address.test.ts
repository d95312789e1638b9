import { describe, expect, it } from 'vitest';
import { checkWebhookUrl, guardedLookup, isPublicAddress } from './webhook-address.server.ts';

const guarded = { allowPrivate: false };

describe('isPublicAddress', () => {
  it('knows the addresses of this machine, its networks and special purposes, however they are written', () => {
    const inside = [
      ...[
        '127.0.0.1',
        '10.1.2.3',
        '172.16.0.1',
        '192.168.1.1',
        '169.254.169.254',
        '100.64.0.1',
        '0.0.0.0',
        '224.0.0.1',
      ],
      ...['255.255.255.255', '::1', '::', 'fe80::1', 'fc00::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:a00:1'],
      ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', 'not an address'],
    ];
    for (const address of inside) expect([address, isPublicAddress(address)]).toEqual([address, false]);
    for (const address of ['93.184.216.34', '2606:2800:220:1::1']) expect(isPublicAddress(address)).toBe(true);
  });
});

describe('checkWebhookUrl', () => {
  it('[LIM1] refuses addresses inside, other schemes and credentials', () => {
    const refused = [
      ...['http://example.com/', 'https://127.0.0.1/', 'https://[::1]/', 'https://2130706433/', 'https://0x7f.1/'],
      ...['https://169.254.169.254/latest/meta-data', 'https://user:pass@example.com/'],
    ];
    for (const url of refused) expect([url, checkWebhookUrl(url, guarded).ok]).toEqual([url, false]);
    expect(checkWebhookUrl('https://example.com/hook', guarded).ok).toBe(true);
    expect(checkWebhookUrl('http://10.0.0.5:8080/', { allowPrivate: true }).ok).toBe(true);
  });
});

describe('guardedLookup', () => {
  const look = (hostname: string, allowPrivate: boolean) =>
    new Promise<Error | null>((resolve) => guardedLookup({ allowPrivate })(hostname, {}, (error) => resolve(error)));

  it('refuses a name that leads inside, at the moment of connecting', async () => {
    expect(await look('localhost', false)).toBeInstanceOf(Error);
    expect(await look('localhost', true)).toBeNull();
  });
});
