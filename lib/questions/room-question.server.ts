import { notify } from '../db/channel.server.ts';
import type { Database, DatabaseOrTransaction } from '../db/client.server.ts';
import { fail, ok, type Result } from '../kernel/fault.ts';
import {
  type HostQuestion,
  questionPrivateSchema,
  questionPublicSchema,
  type RoomQuestion,
} from '../protocol/questions.ts';
import type { TestCase } from '../protocol/test-cases.ts';
import { appendEvent, type RowSource } from '../record/record-store.server.ts';

/** A question of the bank: the newest version unless one is named. */
export interface QuestionChoice {
  readonly questionId: string;
  readonly version?: number | undefined;
}

/**
 * Makes a question the room's, and tells the sync processes, who put its starter code in where nobody's code would be
 * lost. Nothing of the room's text is touched here.
 */
export async function putQuestion(
  db: Database,
  roomId: string,
  { questionId, version }: QuestionChoice,
  by: RowSource & { readonly participantId: string },
): Promise<Result<{ n: number }>> {
  return db.$transaction(async (tx) => {
    // Two hosts at once: the second one's question comes after the first one's. An ended room takes none.
    const [room] = await tx.$queryRaw<{ state: string }[]>`select state from "Room" where id = ${roomId} for update`;
    if (room?.state !== 'open') return fail('room_ended', 'This room has ended.');
    const question = await tx.question.findUnique({ where: { id: questionId, deletedAt: null } });
    if (question === null) return fail('not_found', 'There is no such question.', { field: 'questionId' });
    const chosen = await tx.questionVersion.findUnique({
      where: { questionId_version: { questionId, version: version ?? question.version } },
      select: { version: true, publicPart: true },
    });
    if (chosen === null) return fail('not_found', 'There is no such version of it.', { field: 'version' });
    const last = await tx.roomQuestion.aggregate({ where: { roomId }, _max: { n: true } });
    const n = (last._max.n ?? 0) + 1;
    await tx.roomQuestion.create({
      data: { roomId, n, questionId, version: chosen.version, putById: by.participantId },
    });
    const { title } = questionPublicSchema.parse(chosen.publicPart);
    await appendEvent(tx, roomId, { type: 'question_changed', participantId: by.participantId, n, title }, by);
    await notify(tx, 'question', { roomId, n });
    return ok({ n });
  });
}

/** What everybody in a room may see of its question; undefined where it has none. The private part is not read. */
export async function findRoomQuestion(db: DatabaseOrTransaction, roomId: string): Promise<RoomQuestion | undefined> {
  const row = await db.roomQuestion.findFirst({
    where: { roomId },
    orderBy: { n: 'desc' },
    select: { n: true, content: { select: { publicPart: true, hiddenTests: true } } },
  });
  if (row === null) return undefined;
  const { publicPart, hiddenTests } = row.content;
  return { n: row.n, question: questionPublicSchema.parse(publicPart), hiddenTests };
}

/** What hosts see of a room's question beside that. Ask `can(…, 'read_private', …)` first. */
export async function findHostQuestion(db: DatabaseOrTransaction, roomId: string): Promise<HostQuestion | undefined> {
  const row = await db.roomQuestion.findFirst({
    where: { roomId },
    orderBy: { n: 'desc' },
    include: { content: { select: { privatePart: true } } },
  });
  if (row === null) return undefined;
  const { n, questionId, version, content } = row;
  return { n, questionId, version, private: questionPrivateSchema.parse(content.privatePart) };
}

/**
 * Every test of a room's program, hidden ones too, in the order of their verdicts: shown ones first. For the runner;
 * of a hidden one nothing but its verdict may leave the server for a guest (ACC4).
 */
export async function roomTests(db: DatabaseOrTransaction, roomId: string): Promise<TestCase[]> {
  const row = await db.roomQuestion.findFirst({
    where: { roomId },
    orderBy: { n: 'desc' },
    include: { content: true },
  });
  if (row === null) return [];
  const { tests } = questionPublicSchema.parse(row.content.publicPart);
  const { hiddenTests } = questionPrivateSchema.parse(row.content.privatePart);
  return [
    ...tests.map((test) => ({ ...test, hidden: false })),
    ...hiddenTests.map((test) => ({ ...test, hidden: true })),
  ];
}
