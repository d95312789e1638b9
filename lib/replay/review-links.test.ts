import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/index.ts';
import { makeRoom } from '../../tests/support/rooms.ts';
import { createReviewLink, listReviewLinks, reviewLinkExpiry, revokeReviewLink } from './review-links-store.server.ts';

const DAY_MS = 86_400_000;

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterEach(() => vi.useRealTimers());
afterAll(() => test.drop());

async function makeLink(days: number) {
  const { roomId } = await makeRoom(test.db);
  const link = await createReviewLink(test.db, roomId, { createdBy: 'Ada Lovelace', days });
  if (!link.ok) throw new Error(link.fault.message);
  return { roomId, ...link.value };
}

describe('a review link', () => {
  it('shows its own room until it expires, and nothing afterwards', async () => {
    const { roomId, secret, expiresAt } = await makeLink(7);
    const other = await makeLink(7);
    expect(await reviewLinkExpiry(test.db, roomId, secret)).toBe(expiresAt);
    expect(await reviewLinkExpiry(test.db, other.roomId, secret)).toBeUndefined();
    expect(await reviewLinkExpiry(test.db, roomId, `${secret}x`)).toBeUndefined();
    vi.useFakeTimers({ toFake: ['Date'], now: expiresAt - 1_000 });
    expect(await reviewLinkExpiry(test.db, roomId, secret)).toBe(expiresAt);
    vi.setSystemTime(expiresAt);
    expect(await reviewLinkExpiry(test.db, roomId, secret)).toBeUndefined();
    expect(await listReviewLinks(test.db, roomId)).toEqual([]);
  });

  it('is good for as many days as was asked, and worthless once revoked', async () => {
    const from = Date.now();
    const { roomId, secret, linkId, expiresAt } = await makeLink(1);
    expect(expiresAt - DAY_MS).toBeGreaterThanOrEqual(from);
    expect(expiresAt - DAY_MS).toBeLessThanOrEqual(Date.now());
    await revokeReviewLink(test.db, roomId, linkId);
    await revokeReviewLink(test.db, roomId, linkId);
    expect(await reviewLinkExpiry(test.db, roomId, secret)).toBeUndefined();
  });
});
