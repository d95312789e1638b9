import { type DatabaseOrTransaction, inTransaction, type Prisma } from '../db/client.server.ts';
import { type Fault, fail, ok, type Result } from '../kernel/fault.ts';
import { newId } from '../kernel/ids.ts';
import type { BankQuestion, QuestionVersion, SavedQuestion } from '../protocol/question-bank.ts';
import {
  type QuestionContent,
  type QuestionDraft,
  questionPrivateSchema,
  questionPublicSchema,
  starterLanguages,
  toContent,
  toDraft,
} from '../protocol/questions.ts';
import { fold } from '../rooms/room-listing.server.ts';

const NO_QUESTION: Fault = { code: 'not_found', message: 'There is no such question.' };

const CHANGED: Fault = {
  code: 'conflict',
  message: 'Somebody else has saved this question in the meantime.',
  action: 'Look at the newest version, then save yours again.',
};

/** Adds a question to the bank. A name that a deleted question had is free again: its versions go on. */
export async function createQuestion(
  db: DatabaseOrTransaction,
  draft: QuestionDraft,
  authorId: string | null,
): Promise<Result<SavedQuestion>> {
  const content = toContent(draft);
  return inTransaction(db, async (tx) => {
    const known = await tx.question.findUnique({ where: { slug: draft.slug } });
    if (known === null) {
      const questionId = newId();
      const versions = { create: { version: 1, authorId, ...columns(content) } };
      // Two who make it at once: one of them finds the row.
      const { count } = await tx.question.createMany({
        data: [{ id: questionId, slug: draft.slug, ...listed(content) }],
        skipDuplicates: true,
      });
      if (count === 0) return slugTaken(draft.slug);
      await tx.question.update({ where: { id: questionId }, data: { versions } });
      return ok({ questionId, version: 1 });
    }
    if (known.deletedAt === null) return slugTaken(draft.slug);
    return addVersion(tx, known, content, authorId);
  });
}

/** Saves a new version on top of `baseVersion`; refuses where that is not the newest any more. */
export async function saveQuestion(
  db: DatabaseOrTransaction,
  { questionId, baseVersion }: { readonly questionId: string; readonly baseVersion: number },
  draft: QuestionDraft,
  authorId: string | null,
): Promise<Result<SavedQuestion>> {
  const content = toContent(draft);
  return inTransaction(db, async (tx) => {
    const known = await tx.question.findUnique({ where: { id: questionId, deletedAt: null } });
    if (known === null) return { ok: false, fault: NO_QUESTION };
    if (known.version !== baseVersion) return { ok: false, fault: CHANGED };
    const other = await tx.question.findUnique({ where: { slug: draft.slug } });
    if (other !== null && other.id !== questionId) return slugTaken(draft.slug);
    await tx.question.update({ where: { id: questionId }, data: { slug: draft.slug } });
    return addVersion(tx, known, content, authorId);
  });
}

async function addVersion(
  tx: DatabaseOrTransaction,
  { id, version }: { readonly id: string; readonly version: number },
  content: QuestionContent,
  authorId: string | null,
): Promise<Result<SavedQuestion>> {
  const next = version + 1;
  // The version decides who of two is first; the other one's has changed under them.
  const { count } = await tx.question.updateMany({
    where: { id, version },
    data: { ...listed(content), version: next, updatedAt: new Date(), deletedAt: null },
  });
  if (count === 0) return { ok: false, fault: CHANGED };
  await tx.questionVersion.create({ data: { questionId: id, version: next, authorId, ...columns(content) } });
  return ok({ questionId: id, version: next });
}

/** A version of a question, the newest unless said otherwise. For those who may read the bank. */
export async function readQuestion(
  db: DatabaseOrTransaction,
  questionId: string,
  version?: number,
): Promise<Result<BankQuestion>> {
  const question = await db.question.findUnique({ where: { id: questionId, deletedAt: null } });
  if (question === null) return { ok: false, fault: NO_QUESTION };
  const row = await db.questionVersion.findUnique({
    where: { questionId_version: { questionId, version: version ?? question.version } },
  });
  if (row === null) return fail('not_found', 'There is no such version of this question.');
  const names = await namesOf(db, [row.authorId]);
  return ok({
    questionId,
    version: row.version,
    newestVersion: question.version,
    draft: toDraft(question.slug, {
      public: questionPublicSchema.parse(row.publicPart),
      private: questionPrivateSchema.parse(row.privatePart),
    }),
    savedAt: row.createdAt.getTime(),
    savedBy: names.get(row.authorId) ?? null,
  });
}

/** The versions of a question, newest first. */
export async function listVersions(db: DatabaseOrTransaction, questionId: string): Promise<QuestionVersion[]> {
  const rows = await db.questionVersion.findMany({
    where: { questionId, question: { deletedAt: null } },
    select: { version: true, publicPart: true, createdAt: true, authorId: true },
    orderBy: { version: 'desc' },
  });
  const names = await namesOf(
    db,
    rows.map(({ authorId }) => authorId),
  );
  return rows.map(({ version, publicPart, createdAt, authorId }) => ({
    version,
    title: questionPublicSchema.parse(publicPart).title,
    savedAt: createdAt.getTime(),
    savedBy: names.get(authorId) ?? null,
  }));
}

/** Takes a question out of the bank. Rooms keep what was put into them. */
export async function deleteQuestion(db: DatabaseOrTransaction, questionId: string): Promise<void> {
  await db.question.updateMany({ where: { id: questionId, deletedAt: null }, data: { deletedAt: new Date() } });
}

/** Takes a deletion back. */
export async function restoreQuestion(db: DatabaseOrTransaction, questionId: string): Promise<Result<void>> {
  const { count } = await db.question.updateMany({ where: { id: questionId }, data: { deletedAt: null } });
  return count === 0 ? { ok: false, fault: NO_QUESTION } : ok(undefined);
}

function slugTaken(slug: string): Result<never> {
  return fail('conflict', `There is a question called ${slug} already.`, { field: 'slug', action: 'Choose another.' });
}

function listed({ public: open }: QuestionContent) {
  const { title, difficulty, tags, statement } = open;
  return {
    title,
    difficulty,
    tags,
    languages: starterLanguages(open),
    searchText: fold([title, ...tags, statement].join('\n')),
  };
}

function columns(content: QuestionContent) {
  return {
    publicPart: content.public satisfies Prisma.InputJsonObject,
    privatePart: content.private satisfies Prisma.InputJsonObject,
    hiddenTests: content.private.hiddenTests.length,
  };
}

async function namesOf(
  db: DatabaseOrTransaction,
  authorIds: readonly (string | null)[],
): Promise<Map<string | null, string>> {
  const ids = [...new Set(authorIds)].filter((id) => id !== null);
  const rows = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
