import { createHash } from 'node:crypto';
import type { Database } from '../db/client.server.ts';
import { fail, ok, type Result } from '../kernel/fault.ts';
import { newId, newSecret } from '../kernel/ids.ts';
import { MAX_REVIEW_LINKS_PER_ROOM } from '../protocol/limits.ts';
import type { ReviewLink } from '../protocol/replay.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes a link that shows a room's replay for some days; the secret in it is shown this once. */
export async function createReviewLink(
  db: Database,
  roomId: string,
  { createdBy, days }: { readonly createdBy: string; readonly days: number },
): Promise<Result<ReviewLink & { readonly secret: string }>> {
  if ((await listReviewLinks(db, roomId)).length >= MAX_REVIEW_LINKS_PER_ROOM) {
    return fail('conflict', `This replay has ${MAX_REVIEW_LINKS_PER_ROOM} links.`, { action: 'Revoke one of them.' });
  }
  const secret = newSecret();
  const expiresAt = new Date(Date.now() + days * DAY_MS);
  const row = await db.reviewLink.create({
    data: { id: newId(), roomId, secretHash: hash(secret), createdBy, expiresAt },
  });
  return ok({ linkId: row.id, createdBy, createdAt: row.createdAt.getTime(), expiresAt: expiresAt.getTime(), secret });
}

/** The links of a room that are good, the newest first. */
export async function listReviewLinks(db: Database, roomId: string): Promise<ReviewLink[]> {
  const rows = await db.reviewLink.findMany({
    where: { roomId, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'desc' },
  });
  return rows.map(({ id, createdBy, createdAt, expiresAt }) => ({
    linkId: id,
    createdBy,
    createdAt: createdAt.getTime(),
    expiresAt: expiresAt.getTime(),
  }));
}

/** Makes a link worthless from now on; doing it twice is harmless. */
export async function revokeReviewLink(db: Database, roomId: string, linkId: string): Promise<void> {
  await db.reviewLink.updateMany({ where: { id: linkId, roomId, revokedAt: null }, data: { revokedAt: new Date() } });
}

/** Until when a secret shows this room's replay; undefined where it does not. */
export async function reviewLinkExpiry(db: Database, roomId: string, secret: string): Promise<number | undefined> {
  const row = await db.reviewLink.findUnique({
    where: { secretHash: hash(secret), roomId, revokedAt: null, expiresAt: { gt: new Date() } },
  });
  return row?.expiresAt.getTime();
}

// The secret is 133 random bits: a plain hash cannot be guessed back, and a look-up by it needs no salt.
function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
