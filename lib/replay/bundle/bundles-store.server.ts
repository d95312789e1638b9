import type { Database, DatabaseOrTransaction, Prisma } from '../../db/client.server.ts';
import { newId } from '../../kernel/ids.ts';
import { parseJson } from '../../kernel/json.ts';
import { readPeople } from '../people-store.server.ts';
import { listComments } from '../review-comments-store.server.ts';
import { readRunHistory } from '../run-history-store.server.ts';
import { readStatements } from '../statements-store.server.ts';
import type { BundledSession, BundleRow } from './bundle-format.ts';
import type { SessionToBundle } from './write-bundle.ts';

const FIRST_EPOCH = 1;
/** Postgres takes 65,535 parameters in one statement. */
const ROWS_AT_ONCE = 4_000;
/** A long record takes longer than Prisma's usual 5 s. */
const IMPORT_TIMEOUT_MS = 120_000;

/** Everything of a room that a bundle holds; undefined where there is no such room. Notes are no part of it. */
export async function gatherSession(
  db: Database,
  roomId: string,
): Promise<Omit<SessionToBundle, 'viewerHtml'> | undefined> {
  const room = await db.room.findUnique({ where: { id: roomId }, include: { head: true } });
  if (room?.head == null) return undefined;
  const { epoch, seq } = room.head;
  const where = { roomId, epoch };
  const [people, statements, bindings, runs, comments, rows] = await Promise.all([
    readPeople(db, roomId),
    readStatements(db, roomId),
    db.clientBinding.findMany({ where }),
    readRunHistory(db, roomId, Number.POSITIVE_INFINITY),
    listComments(db, roomId),
    db.recordRow.findMany({ where: { ...where, seq: { lte: seq } }, orderBy: { seq: 'asc' } }),
  ]);
  return {
    room: {
      title: room.title,
      language: room.language as SessionToBundle['room']['language'],
      template: room.template,
      createdAt: room.createdAt.getTime(),
      endedAt: room.endedAt?.getTime() ?? null,
    },
    people,
    statements,
    clients: bindings.map(({ clientId, participantId }) => ({ clientId: Number(clientId), participantId })),
    runs,
    comments,
    rows: rows.map(({ seq: rowSeq, at, claimedAt, participantId, verified, update, event }) => ({
      seq: rowSeq,
      at: at.getTime(),
      claimedAt: claimedAt?.getTime() ?? null,
      participantId,
      verified,
      content: update === null ? { event } : { update },
    })),
  };
}

/**
 * Puts a session into this installation as an ended room of the account, all or nothing. Everybody and every run gets
 * a new id: the same bundle may be imported twice, and beside the room that it came from. What `complete` does is part
 * of it.
 */
export async function importSession(
  db: Database,
  session: BundledSession,
  owner: { readonly accountId: string; readonly name: string },
  complete: (tx: DatabaseOrTransaction, roomId: string) => Promise<void> = async () => {},
): Promise<string> {
  const roomId = newId();
  const renamed = new Map(
    [...session.people.map(({ participantId }) => participantId), ...session.runs.map(({ runId }) => runId)].map(
      (id) => [id, newId()] as const,
    ),
  );
  const rename = (id: string) => renamed.get(id) ?? id;
  const renameOrNull = (id: string | null) => (id === null ? null : rename(id));
  const { room } = session.manifest;

  await db.$transaction(
    async (tx) => {
      await tx.room.create({
        data: {
          id: roomId,
          ownerId: owner.accountId,
          title: room.title,
          language: room.language,
          template: room.template,
          state: 'ended',
          createdAt: new Date(room.createdAt),
          endedAt: new Date(room.endedAt ?? session.rows.at(-1)?.at ?? room.createdAt),
          head: { create: { epoch: FIRST_EPOCH, seq: session.rows.length } },
          participants: {
            create: [
              ...session.people.map(({ participantId, name, role, color }) => ({
                id: rename(participantId),
                name,
                role,
                color,
              })),
              // Who imports is host of what they imported, and no part of what happened in it.
              { id: newId(), userId: owner.accountId, name: owner.name, role: 'host', color: 0 },
            ],
          },
        },
      });
      for (let from = 0; from < session.rows.length; from += ROWS_AT_ONCE) {
        const rows = session.rows.slice(from, from + ROWS_AT_ONCE);
        await tx.recordRow.createMany({ data: rows.map((row) => toRow(roomId, row, rename)) });
      }
      await tx.clientBinding.createMany({
        data: session.clients.map(({ clientId, participantId }) => ({
          roomId,
          epoch: FIRST_EPOCH,
          clientId: BigInt(clientId),
          participantId: renameOrNull(participantId),
        })),
      });
      await tx.importedStatement.createMany({ data: session.statements.map((asked) => ({ ...asked, roomId })) });
      for (const run of session.runs) {
        const { runId, participantId, chunks, startedAt, endedAt, end, ...facts } = run;
        await tx.run.create({
          data: {
            ...facts,
            id: rename(runId),
            roomId,
            participantId: rename(participantId),
            epoch: FIRST_EPOCH,
            ...(end === null ? {} : { end }),
            createdAt: new Date(startedAt),
            endedAt: endedAt === null ? null : new Date(endedAt),
            instanceId: 'import',
            output: { create: chunks.map(({ n, at, stream, text }) => ({ n, at: new Date(at), stream, text })) },
          },
        });
      }
      const comments = new Map(session.comments.map(({ commentId }) => [commentId, newId()]));
      await tx.reviewComment.createMany({
        data: session.comments.map(({ commentId, parentId, createdAt, resolvedAt, ...said }) => ({
          ...said,
          id: comments.get(commentId) ?? newId(),
          roomId,
          epoch: FIRST_EPOCH,
          parentId: parentId === null ? null : (comments.get(parentId) ?? null),
          createdAt: new Date(createdAt),
          resolvedAt: resolvedAt === null ? null : new Date(resolvedAt),
        })),
      });
      await complete(tx, roomId);
    },
    { timeout: IMPORT_TIMEOUT_MS },
  );
  return roomId;
}

function toRow(roomId: string, row: BundleRow, rename: (id: string) => string): Prisma.RecordRowCreateManyInput {
  const { seq, at, claimedAt, participantId, verified, content } = row;
  return {
    roomId,
    epoch: FIRST_EPOCH,
    seq,
    at: new Date(at),
    claimedAt: claimedAt === null ? null : new Date(claimedAt),
    instanceId: 'import',
    participantId: participantId === null ? null : rename(participantId),
    verified,
    ...('update' in content
      ? { update: new Uint8Array(content.update) }
      : { event: renameWithin(content.event, rename) as Prisma.InputJsonValue }),
  };
}

/** The same event about the people and runs under their new names, of whatever kind it is. */
function renameWithin(event: unknown, rename: (id: string) => string): unknown {
  const renamed = JSON.stringify(event, (_key, value: unknown) => (typeof value === 'string' ? rename(value) : value));
  return parseJson(renamed);
}
