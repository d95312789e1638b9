import os from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listener, listen } from '../../lib/db/channel.server.ts';
import { listRuns, readRunNews } from '../../lib/execution/run-store.server.ts';
import { unwrap } from '../../lib/kernel/fault.ts';
import type { ChannelPayload } from '../../lib/protocol/channels.ts';
import { runRequestSchema } from '../../lib/protocol/runs.ts';
import { recordHead } from '../../lib/record/record-store.server.ts';
import { waitFor } from '../support/index.ts';
import { ENDED_FINE, runBed } from './bed.ts';

describe('runs of a room', () => {
  const bed = runBed();
  const { openService, room, asked, printed, localRunner } = bed;

  it('[RUN5] stores exactly what it executed, and its place in the record', async () => {
    const service = await openService();
    const where = await room();
    const before = await recordHead(bed.db, where.roomId);
    const code = 'print(input())\n# ünïcode 😀\r\n';
    const { summary, ended } = unwrap(await service.start(asked(where, code, { stdin: 'hello\n', timeoutSeconds: 7 })));
    await ended;
    const row = await bed.db.run.findUniqueOrThrow({ where: { id: summary.runId } });
    expect(row).toMatchObject({ code, stdin: 'hello\n', timeoutSeconds: 7, language: 'python', startedBy: 'Ada' });
    expect({ epoch: row.epoch, seq: row.seq }).toEqual({ epoch: before?.epoch, seq: (before?.seq ?? 0) + 1 });
    const events = await bed.db.recordRow.findMany({
      where: { roomId: where.roomId, seq: { gte: row.seq } },
      orderBy: { seq: 'asc' },
    });
    expect(events.map(({ event }) => event)).toEqual([
      { type: 'run_started', runId: summary.runId, language: 'python', participantId: where.participantId },
      { type: 'run_ended', runId: summary.runId, end: ENDED_FINE },
    ]);
  });

  it('[RUN3] numbers its output without gaps, and shows a joiner a running program from its start', async () => {
    const service = await openService();
    // It goes on when the joiner has read what there was.
    const code = `
import os, time
for n in range(30):
    if n == 15: input()
    os.write(1 if n % 2 else 2, b'%d\\n' % n)
    time.sleep(0.01)`;
    const { summary, ended } = unwrap(await service.start({ ...asked(await room(), code), interactive: true }));
    const early = await waitFor(async () => {
      const news = await readRunNews(bed.db, summary.runId);
      return news?.summary.state === 'running' && news.chunks.length > 0 && news;
    });
    expect(early.summary.end).toBeNull();
    expect(early.chunks[0]).toMatchObject({ n: 1, stream: 'stderr', text: expect.stringMatching(/^0\n/) });
    unwrap(await service.type(summary.runId, { text: '\n' }));
    await ended;
    const rest = await readRunNews(bed.db, summary.runId, early.chunks.at(-1)?.n);
    const chunks = [...early.chunks, ...(rest?.chunks ?? [])];
    expect(chunks.map(({ n }) => n)).toEqual(chunks.map((_, i) => i + 1));
    const printedChunks = chunks.filter(({ stream }) => stream !== 'stdin');
    const numbers = printedChunks.flatMap(({ text }) => text.trim().split('\n').map(Number));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n));
    expect(rest?.summary).toMatchObject({ state: 'ended', end: ENDED_FINE, executionTimeMs: expect.any(Number) });
  });

  describe('hints', () => {
    let listener: Listener;
    const hints: ChannelPayload<'run'>[] = [];
    beforeAll(async () => {
      listener = await listen(bed.url, { run: (hint) => hints.push(hint) });
    });
    afterAll(() => listener.close());

    it('[RUN3] follow every commit, with the last number, so that reading after one misses nothing', async () => {
      const service = await openService();
      const { roomId, participantId } = await room();
      const { summary, ended } = unwrap(await service.start(asked({ roomId, participantId }, 'print("x" * 100_000)')));
      await ended;
      const news = await readRunNews(bed.db, summary.runId);
      const last = news?.chunks.at(-1)?.n;
      expect(last).toBeGreaterThan(1);
      // The last output and the end may share a commit, and then they share its hint.
      await waitFor(() => hints.some((hint) => hint.runId === summary.runId && hint.n === last));
      const own = hints.filter((hint) => hint.runId === summary.runId);
      expect(own.every((hint) => hint.roomId === roomId)).toBe(true);
      expect(own.map(({ n }) => n)).toEqual(own.map(({ n }) => n).toSorted((a, b) => a - b));
    });
  });

  it('refuses a second run in a room kindly, and none in another', async () => {
    const service = await openService();
    const where = await room();
    const first = unwrap(await service.start(asked(where, 'import time\nprint("up")\ntime.sleep(20)')));
    const both = await Promise.all([service.start(asked(where, 'print(1)')), service.start(asked(where, 'print(2)'))]);
    for (const again of both) {
      expect(again).toMatchObject({ ok: false, fault: { code: 'run_in_progress', action: expect.any(String) } });
    }
    const other = unwrap(await service.start(asked(await room(), 'print("other")')));
    await other.ended;
    expect(await printed(other.summary.runId)).toBe('other\n');
    await service.stop(first.summary.runId, 'Ada');
    await first.ended;
    expect(await listRuns(bed.db, where.roomId)).toHaveLength(1);
  });

  it('starts one of two that press Run at the same moment', async () => {
    const services = [await openService(), await openService()];
    const where = await room();
    // Runs until it is stopped: a short one may have ended before the second press is heard.
    const started = await Promise.all(services.map((service) => service.start(asked(where, 'while True: pass'))));
    expect(started.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    for (const [index, one] of started.entries()) {
      if (!one.ok) continue;
      await services[index]?.stop(one.value.summary.runId, 'Grace');
      await one.value.ended;
    }
  });

  it('[RUN4] ends what a dead process left, and lets the room run again', async () => {
    const where = await room();
    const left = async () => {
      const row = await bed.db.run.create({
        data: {
          id: `left-${Math.trunc(performance.now() * 1_000)}`,
          ...where,
          startedBy: 'Ada',
          ...runRequestSchema.parse({ code: 'print(1)', language: 'python' }),
          epoch: 1,
          seq: 1,
          state: 'running',
          instanceId: `${os.hostname()}/999999999.1/gone`,
        },
      });
      return row.id;
    };
    const end = { reason: 'runner_failed', message: expect.stringContaining('stopped') };
    const before = await left();
    const service = await openService();
    expect((await readRunNews(bed.db, before))?.summary).toMatchObject({ state: 'ended', end });
    const during = await left();
    const { ended } = unwrap(await service.start(asked(where, 'print(1)')));
    await ended;
    expect((await readRunNews(bed.db, during))?.summary).toMatchObject({ state: 'ended', end });
  });

  it('[RUN1] starts nothing where there is no sandbox, and says what to do', async () => {
    const service = await openService({ runner: await localRunner('/nowhere') });
    const where = await room();
    expect(await service.start(asked(where, 'print(1)'))).toMatchObject({
      ok: false,
      fault: { code: 'unavailable', message: expect.stringContaining('bubblewrap'), action: expect.any(String) },
    });
    expect(await listRuns(bed.db, where.roomId)).toEqual([]);
  });

  it('starts nothing in a room that has ended', async () => {
    const service = await openService();
    const where = await room();
    await bed.db.room.update({ where: { id: where.roomId }, data: { state: 'ended' } });
    expect(await service.start(asked(where, 'print(1)'))).toMatchObject({ ok: false, fault: { code: 'room_ended' } });
  });

  it('keeps output that Postgres could not, in its nearest form', async () => {
    const service = await openService();
    const { summary, ended } = unwrap(await service.start(asked(await room(), 'print("a\\0b")')));
    await ended;
    expect(await printed(summary.runId)).toBe('a\uFFFDb\n');
  });
});
