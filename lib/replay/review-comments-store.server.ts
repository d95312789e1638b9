import type { Database, Prisma } from '../db/client.server.ts';
import { fail, ok, type Result } from '../kernel/fault.ts';
import { newId } from '../kernel/ids.ts';
import { MAX_COMMENTS_PER_ROOM } from '../protocol/limits.ts';
import type { NewComment, ReviewComment } from '../protocol/replay.ts';

type Row = Prisma.ReviewCommentGetPayload<object>;

/** What reviewers said of a room's replay, the first one first. */
export async function listComments(db: Database, roomId: string): Promise<ReviewComment[]> {
  const rows = await db.reviewComment.findMany({ where: { roomId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map(toComment);
}

export interface CommentPlace {
  readonly roomId: string;
  readonly epoch: number;
  readonly author: string;
}

/** Adds a comment; an answer goes to the comment that began the talk, and stands at its moment and range. */
export async function addComment(
  db: Database,
  { roomId, epoch, author }: CommentPlace,
  { parentId, seq, from, to, body }: NewComment,
): Promise<Result<ReviewComment>> {
  if ((await db.reviewComment.count({ where: { roomId } })) >= MAX_COMMENTS_PER_ROOM) {
    return fail('too_large', `This replay has ${MAX_COMMENTS_PER_ROOM} comments, and takes no more.`);
  }
  const parent = parentId === null ? null : await db.reviewComment.findUnique({ where: { id: parentId, roomId } });
  if (parentId !== null && parent === null) {
    return fail('bad_request', 'parentId: there is no such comment here.', { field: 'parentId' });
  }
  const place = parent ?? { epoch, seq, from, to };
  const row = await db.reviewComment.create({
    data: {
      id: newId(),
      roomId,
      author,
      body,
      parentId: parent === null ? null : (parent.parentId ?? parent.id),
      epoch: place.epoch,
      seq: place.seq,
      from: place.from,
      to: place.to,
    },
  });
  return ok(toComment(row));
}

/** Marks a comment as settled, by somebody, or (null) opens it again. */
export async function resolveComment(
  db: Database,
  roomId: string,
  commentId: string,
  resolvedBy: string | null,
): Promise<Result<ReviewComment>> {
  const data = { resolvedBy, resolvedAt: resolvedBy === null ? null : new Date() };
  const [row] = await db.reviewComment.updateManyAndReturn({ where: { id: commentId, roomId, parentId: null }, data });
  return row === undefined ? fail('not_found', 'There is no such comment here.') : ok(toComment(row));
}

function toComment(row: Row): ReviewComment {
  const { id, parentId, seq, from, to, author, body, resolvedBy } = row;
  return {
    commentId: id,
    parentId,
    seq,
    from,
    to,
    author,
    body,
    createdAt: row.createdAt.getTime(),
    resolvedAt: row.resolvedAt?.getTime() ?? null,
    resolvedBy,
  };
}
