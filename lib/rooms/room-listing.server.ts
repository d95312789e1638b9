import type { DatabaseOrTransaction } from '../db/client.server.ts';
import { LANGUAGE_FACTS, languageSchema } from '../protocol/languages.ts';

/** A text as it sorts and is found: lower case, without accents. One way of folding, so that both sides agree. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Counts a run for the lists. Call it in the transaction that writes the run. */
export async function countRun(tx: DatabaseOrTransaction, roomId: string): Promise<void> {
  await tx.room.update({ where: { id: roomId }, data: { runCount: { increment: 1 }, lastActivityAt: new Date() } });
}

/**
 * Brings what lists sort and search by up to date with the room and its people. Call it in the transaction that
 * changed one of them.
 */
export async function refreshListing(tx: DatabaseOrTransaction, roomId: string): Promise<void> {
  const room = await tx.room.findUnique({
    where: { id: roomId },
    select: {
      title: true,
      candidate: true,
      language: true,
      participants: { where: { revokedAt: null }, select: { name: true, role: true }, orderBy: { createdAt: 'asc' } },
    },
  });
  if (room === null) return;
  const { title, participants } = room;
  const candidate = room.candidate || (participants.find(({ role }) => role === 'guest')?.name ?? '');
  const language = languageSchema.safeParse(room.language).data;
  const words = [title, candidate, language && LANGUAGE_FACTS[language].name, ...participants.map(({ name }) => name)];
  await tx.$executeRaw`
    update "Room" set candidate = ${candidate}, "titleKey" = ${fold(title)}, "candidateKey" = ${fold(candidate)},
      search = to_tsvector('simple', ${fold(words.join(' '))})
    where id = ${roomId}`;
}
