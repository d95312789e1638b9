import type { DatabaseOrTransaction, Prisma } from '../db/client.server.ts';
import { languageSchema } from '../protocol/languages.ts';
import type { ListQuestions, QuestionList, QuestionSummary } from '../protocol/question-bank.ts';
import { difficultySchema } from '../protocol/questions.ts';
import { fold } from '../rooms/room-listing.server.ts';

const PAGE = 50;

/**
 * A page of the bank, by title. Every word of `search` must stand in a question's title, tags or statement; capitals
 * and accents make no difference.
 */
export async function listQuestions(db: DatabaseOrTransaction, asked: ListQuestions): Promise<QuestionList> {
  const { search = '', difficulty, tag, cursor, limit = PAGE } = asked;
  const words = fold(search).split(/\s+/).filter(Boolean);
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const where: Prisma.QuestionWhereInput = {
    deletedAt: null,
    AND: [
      ...words.map((word) => ({ searchText: { contains: word.replace(/[\\%_]/g, '\\$&') } })),
      ...(difficulty === undefined ? [] : [{ difficulty }]),
      ...(tag === undefined ? [] : [{ tags: { has: tag.toLowerCase() } }]),
      ...(after === undefined
        ? []
        : [{ OR: [{ title: { gt: after.title } }, { title: after.title, id: { gt: after.id } }] }]),
    ],
  };
  const rows = await db.question.findMany({ where, orderBy: [{ title: 'asc' }, { id: 'asc' }], take: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    questions: page.map(toSummary),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(last) : null,
  };
}

/** The tags of the bank, the most used first. */
export async function listTags(db: DatabaseOrTransaction): Promise<string[]> {
  const rows = await db.$queryRaw<{ tag: string }[]>`
    select tag from "Question", unnest(tags) as tag where "deletedAt" is null
    group by tag order by count(*) desc, tag limit 100`;
  return rows.map(({ tag }) => tag);
}

function toSummary(row: Prisma.QuestionGetPayload<object>): QuestionSummary {
  return {
    questionId: row.id,
    slug: row.slug,
    version: row.version,
    title: row.title,
    difficulty: difficultySchema.parse(row.difficulty),
    tags: row.tags,
    languages: row.languages.map((language) => languageSchema.parse(language)),
    updatedAt: row.updatedAt.getTime(),
  };
}

function writeCursor({ title, id }: { readonly title: string; readonly id: string }): string {
  return Buffer.from(JSON.stringify([title, id])).toString('base64url');
}

/** Where a page begins; a cursor that is none begins at the beginning. */
function readCursor(cursor: string): { title: string; id: string } | undefined {
  try {
    const [title, id]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return typeof title === 'string' && typeof id === 'string' ? { title, id } : undefined;
  } catch {
    return undefined;
  }
}
