import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createTestDatabase, type TestDatabase } from '../../tests/support/index.ts';
import { makeRoom } from '../../tests/support/rooms.ts';
import { connectPool, type Pool } from '../db/pool.server.ts';
import { mergeAll } from './fold.ts';
import { DamagedRecordError, loadRecord } from './loader.server.ts';
import { takeSnapshot } from './snapshots.server.ts';

describe('loading a record', () => {
  let database: TestDatabase;
  let pool: Pool;
  let roomId: string;
  beforeEach(async () => {
    database = await createTestDatabase();
    pool = connectPool(database.url);
    roomId = (await makeRoom(database.db, { template: 'blank' })).roomId;
  });
  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  /** Stores one row a letter behind what the record has. */
  const write = async (text: string) => {
    const doc = new Y.Doc();
    const { seq } = await loadRecord(pool, roomId, doc, 'test');
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (const letter of text) doc.getText('code').insert(doc.getText('code').length, letter);
    await database.db.recordRow.createMany({
      data: updates.map((update, index) => ({
        roomId,
        epoch: 1,
        seq: seq + index + 1,
        at: new Date(),
        instanceId: 'test',
        update: new Uint8Array(update),
      })),
    });
    await database.db.recordHead.update({ where: { roomId }, data: { seq: seq + updates.length } });
  };
  const load = async () => {
    const doc = new Y.Doc();
    const loaded = await loadRecord(pool, roomId, doc, 'test');
    return { ...loaded, text: doc.getText('code').toString() };
  };

  it('folds every row, and from a snapshot only those behind it', async () => {
    await write('abc');
    expect(await load()).toEqual({ epoch: 1, seq: 5, snapshotSeq: 0, text: 'abc' });
    await takeSnapshot(pool, roomId);
    await write('def');
    expect(await load()).toEqual({ epoch: 1, seq: 8, snapshotSeq: 5, text: 'abcdef' });
    // With the rows before it gone the text is still there: it did come from the snapshot.
    await database.db.recordRow.deleteMany({ where: { roomId, seq: { lte: 5 } } });
    expect((await load()).text).toBe('abcdef');
  });

  it('keeps one snapshot, the newest', async () => {
    for (const text of ['a', 'b', 'c']) {
      await write(text);
      await takeSnapshot(pool, roomId);
    }
    expect((await database.db.snapshot.findMany({ where: { roomId } })).map(({ seq }) => seq)).toEqual([5]);
  });

  it.each([
    ['a missing row', async () => void (await database.db.recordRow.deleteMany({ where: { roomId, seq: 4 } }))],
    ['a missing last row', async () => void (await database.db.recordRow.deleteMany({ where: { roomId, seq: 5 } }))],
    ['a missing record', async () => void (await database.db.recordHead.delete({ where: { roomId } }))],
    [
      'a row that builds on what is not there',
      async () => {
        const other = new Y.Doc();
        other.getText('code').insert(0, 'a');
        const before = Y.encodeStateVector(other);
        other.getText('code').insert(1, 'b');
        const update = new Uint8Array(Y.encodeStateAsUpdate(other, before));
        await database.db.recordRow.update({
          where: { roomId_epoch_seq: { roomId, epoch: 1, seq: 5 } },
          data: { update },
        });
      },
    ],
  ])('[DUR3] fails on %s', async (_name, damage) => {
    await write('abc');
    await damage();
    await expect(load()).rejects.toThrow(DamagedRecordError);
  });

  it('merges in levels to the same text as one by one', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let n = 0; n < 1_203; n += 1) doc.getText('code').insert(n % 7, String(n % 10));
    const other = new Y.Doc();
    Y.applyUpdate(other, mergeAll(updates));
    expect(other.getText('code').toString()).toBe(doc.getText('code').toString());
  });
});
