import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../kernel/fault.ts';
import { issueTicket, verifyTicket } from './ticket.server.ts';

const SECRET = 'a-secret-of-at-least-thirty-two-characters';
const claims = { roomId: 'room', participantId: 'person', address: 'unknown' };

describe('tickets', () => {
  it('come back with what was signed, and an id of their own', async () => {
    const [one, two] = await Promise.all([issueTicket(SECRET, claims), issueTicket(SECRET, claims)]);
    const [first, second] = [unwrap(await verifyTicket(SECRET, one)), unwrap(await verifyTicket(SECRET, two))];
    expect(first).toMatchObject(claims);
    expect(first.jti).not.toBe(second.jti);
  });

  it('[ACC1] are refused when expired, forged, of another kind or garbage', async () => {
    const forged = await issueTicket('another-secret-of-at-least-32-characters', claims);
    const sign = (jwt: SignJWT) => jwt.setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(SECRET));
    const expired = await sign(
      new SignJWT({ ...claims, jti: 'x' }).setAudience('pairpad-sync').setExpirationTime('1 second ago'),
    );
    const otherKind = await sign(new SignJWT({ ...claims, jti: 'x' }).setExpirationTime('1 minute'));
    for (const token of [forged, expired, otherKind, 'garbage', '']) {
      expect(await verifyTicket(SECRET, token)).toMatchObject({ ok: false, fault: { code: 'signed_out' } });
    }
  });
});
