import type { Database } from '../db/client.server.ts';
import { TAPE_VERSION } from './tape-codec.ts';

/** A tape as it is kept: compressed, and up to which row of the record. */
export interface KeptTape {
  readonly epoch: number;
  readonly seq: number;
  readonly tape: Uint8Array<ArrayBuffer>;
}

/** The kept tape of a room, if there is one of this version. */
export async function findTape(db: Database, roomId: string, epoch: number): Promise<KeptTape | undefined> {
  const row = await db.replayTape.findUnique({ where: { roomId_epoch: { roomId, epoch }, version: TAPE_VERSION } });
  return row === null ? undefined : { epoch, seq: row.seq, tape: row.tape };
}

/** Keeps a tape in place of an older one. */
export async function keepTape(db: Database, roomId: string, { epoch, seq, tape }: KeptTape): Promise<void> {
  const content = { seq, tape, version: TAPE_VERSION };
  await db.replayTape.upsert({
    where: { roomId_epoch: { roomId, epoch } },
    create: { roomId, epoch, ...content },
    update: { ...content, createdAt: new Date() },
  });
}
