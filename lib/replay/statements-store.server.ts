import { z } from 'zod';
import type { Database } from '../db/client.server.ts';
import type { ReplayStatement } from '../protocol/replay.ts';

// The title and what is asked: all that a replay shows of a question. Solutions and hidden tests are not even read.
const askedSchema = z.object({ title: z.string(), statement: z.string() });

/** The questions that were put into a room, here or where it was imported from, the first one first. */
export async function readStatements(db: Database, roomId: string): Promise<ReplayStatement[]> {
  const [put, imported] = await Promise.all([
    db.roomQuestion.findMany({ where: { roomId }, select: { n: true, content: { select: { publicPart: true } } } }),
    db.importedStatement.findMany({ where: { roomId } }),
  ]);
  const here = put.flatMap(({ n, content }) => {
    const asked = askedSchema.safeParse(content.publicPart);
    return asked.success ? [{ n, ...asked.data }] : [];
  });
  return [...imported.map(({ n, title, statement }) => ({ n, title, statement })), ...here].sort((a, b) => a.n - b.n);
}
