import type { Database, DatabaseOrTransaction, Prisma } from '../db/client.server.ts';
import { fail, ok, type Result } from '../kernel/fault.ts';
import { meanMark, type Scorecard, type Scorecards, scorecardSchema, whyIncomplete } from '../protocol/scorecards.ts';

const EMPTY: Scorecard = { marks: {}, recommendation: null, comment: '' };

/** A room's scorecards as one host may see them: one's own, and the others' once one's own is submitted. */
export async function readScorecards(
  db: DatabaseOrTransaction,
  roomId: string,
  participantId: string,
): Promise<Scorecards> {
  const [rows, hosts] = await Promise.all([
    db.scorecard.findMany({ where: { roomId }, include: { author: { select: { name: true } } } }),
    db.participant.findMany({
      where: { roomId, role: 'host', revokedAt: null },
      select: { id: true, name: true },
      orderBy: { createdAt: 'asc' },
    }),
  ]);
  const own = rows.find((row) => row.participantId === participantId);
  const mayCompare = own?.submittedAt != null;
  const names = new Map([
    ...hosts.map(({ id, name }): [string, string] => [id, name]),
    // Who submitted and left is still somebody whose judgement counts.
    ...rows.filter(isSubmitted).map((row): [string, string] => [row.participantId, row.author.name]),
  ]);
  names.delete(participantId);
  return {
    own: { ...(own === undefined ? EMPTY : toCard(own)), isSubmitted: own?.submittedAt != null },
    others: [...names].map(([id, name]) => {
      const row = rows.find((one) => one.participantId === id);
      const submitted = row !== undefined && isSubmitted(row);
      return { participantId: id, name, isSubmitted: submitted, card: submitted && mayCompare ? toCard(row) : null };
    }),
  };
}

/** Keeps one's own card as it stands; a submitted one stays as it is. */
export async function saveScorecard(
  db: DatabaseOrTransaction,
  { roomId, participantId }: ScorecardKey,
  card: Scorecard,
): Promise<Result<void>> {
  const data = { marks: card.marks, recommendation: card.recommendation, comment: card.comment, updatedAt: new Date() };
  const { count } = await db.scorecard.updateMany({ where: { roomId, participantId, submittedAt: null }, data });
  if (count === 1) return ok(undefined);
  const { count: made } = await db.scorecard.createMany({
    data: [{ roomId, participantId, ...data }],
    skipDuplicates: true,
  });
  return made === 1 ? ok(undefined) : fail('conflict', 'Your scorecard is submitted and stays as it is.');
}

/** Submits one's own card for good: from then on the other hosts' cards can be read, and this one by them. */
export async function submitScorecard(
  db: Database,
  { roomId, participantId }: ScorecardKey,
  card: Scorecard,
): Promise<Result<void>> {
  const reason = whyIncomplete(card);
  if (reason !== undefined) return fail('bad_request', reason);
  return db.$transaction(async (tx) => {
    const saved = await saveScorecard(tx, { roomId, participantId }, card);
    if (!saved.ok) return saved;
    await tx.scorecard.updateMany({ where: { roomId, participantId }, data: { submittedAt: new Date() } });
    // Two who submit at once: each counts the other, or is counted by it.
    await tx.$queryRaw`select 1 from "Room" where id = ${roomId} for update`;
    const submitted = await tx.scorecard.findMany({ where: { roomId, submittedAt: { not: null } } });
    const score = submitted.reduce((sum, row) => sum + meanMark(toCard(row)), 0) / submitted.length;
    await tx.room.update({ where: { id: roomId }, data: { score } });
    return ok(undefined);
  });
}

interface ScorecardKey {
  readonly roomId: string;
  readonly participantId: string;
}

type Row = Prisma.ScorecardGetPayload<object>;

const isSubmitted = ({ submittedAt }: Row) => submittedAt !== null;

function toCard({ marks, recommendation, comment }: Row): Scorecard {
  return scorecardSchema.parse({ marks, recommendation, comment });
}
