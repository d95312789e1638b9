import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Listener, listen } from '../lib/db/channel.server.ts';
import type { Database } from '../lib/db/client.server.ts';
import { createLocalRunner } from '../lib/execution/local/local-runner.server.ts';
import { readCases } from '../lib/execution/run-case-store.server.ts';
import { openRunService, type RunAsked, type RunService } from '../lib/execution/run-service.server.ts';
import { listRuns, readRunNews } from '../lib/execution/run-store.server.ts';
import type { Runner } from '../lib/execution/runner.ts';
import { createWaitingLine } from '../lib/execution/waiting-line.ts';
import { unwrap } from '../lib/kernel/fault.ts';
import type { ChannelPayload } from '../lib/protocol/channels.ts';
import { type OutputChunk, runRequestSchema } from '../lib/protocol/runs.ts';
import { recordHead } from '../lib/record/record-store.server.ts';
import { createTestDatabase, type TestDatabase, waitFor } from './support/index.ts';
import { makeRoom } from './support/rooms.ts';
import { CACHE_DIR } from './support/sandbox-cache.ts';

const ENDED_FINE = { reason: 'exited', exitCode: 0 };

/** What was said by whom, one after another; Python prints a line in pieces, which may come as one chunk or several. */
function inTurns(chunks: readonly OutputChunk[]): string[] {
  const turns: { stream: string; text: string }[] = [];
  for (const { stream, text } of chunks) {
    const last = turns.at(-1);
    if (last?.stream === stream) last.text += text;
    else turns.push({ stream, text });
  }
  return turns.map(({ stream, text }) => `${stream}: ${text}`);
}

describe('runs of a room', () => {
  let database: TestDatabase;
  let home: string;
  const services: RunService[] = [];

  const openService = async (options: { runner?: Runner; atOnce?: number; db?: Database } = {}) => {
    const runner =
      options.runner ??
      (await createLocalRunner({
        workDir: path.join(home, 'boxes'),
        cacheDir: CACHE_DIR,
        programsDir: path.join(home, 'programs'),
      }));
    const line = createWaitingLine(options.atOnce ?? 4, 10);
    const db = options.db ?? database.db;
    const service = await openRunService({ db, connectionString: database.url, runner, line });
    services.push(service);
    return service;
  };
  const room = async () => {
    const { roomId } = await makeRoom(database.db);
    const { id: participantId } = await database.db.participant.findFirstOrThrow({ where: { roomId } });
    return { roomId, participantId };
  };
  const asked = (
    where: { roomId: string; participantId: string },
    code: string,
    more: { stdin?: string; timeoutSeconds?: number } = {},
  ): RunAsked => ({
    ...where,
    name: 'Ada',
    // Nothing here is to end by itself before the test has come to it.
    request: runRequestSchema.parse({ code, language: 'python', timeoutSeconds: 30, ...more }),
  });
  const printed = async (runId: string) =>
    (await readRunNews(database.db, runId))?.chunks.map(({ text }) => text).join('') ?? '';

  beforeAll(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), 'pairpad-runs-'));
    database = await createTestDatabase();
  });
  afterEach(async () => {
    for (const service of services.splice(0)) await service.close();
  });
  afterAll(async () => {
    await database.drop();
    await rm(home, { recursive: true });
  });

  it('[RUN5] stores exactly what it executed, and its place in the record', async () => {
    const service = await openService();
    const where = await room();
    const before = await recordHead(database.db, where.roomId);
    const code = 'print(input())\n# ünïcode 😀\r\n';
    const { summary, ended } = unwrap(await service.start(asked(where, code, { stdin: 'hello\n', timeoutSeconds: 7 })));
    await ended;
    const row = await database.db.run.findUniqueOrThrow({ where: { id: summary.runId } });
    expect(row).toMatchObject({ code, stdin: 'hello\n', timeoutSeconds: 7, language: 'python', startedBy: 'Ada' });
    expect({ epoch: row.epoch, seq: row.seq }).toEqual({ epoch: before?.epoch, seq: (before?.seq ?? 0) + 1 });
    const events = await database.db.recordRow.findMany({
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
      const news = await readRunNews(database.db, summary.runId);
      return news?.summary.state === 'running' && news.chunks.length > 0 && news;
    });
    expect(early.summary.end).toBeNull();
    expect(early.chunks[0]).toMatchObject({ n: 1, stream: 'stderr', text: expect.stringMatching(/^0\n/) });
    unwrap(await service.type(summary.runId, { text: '\n' }));
    await ended;
    const rest = await readRunNews(database.db, summary.runId, early.chunks.at(-1)?.n);
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
      listener = await listen(database.url, { run: (hint) => hints.push(hint) });
    });
    afterAll(() => listener.close());

    it('[RUN3] follow every commit, with the last number, so that reading after one misses nothing', async () => {
      const service = await openService();
      const { roomId, participantId } = await room();
      const { summary, ended } = unwrap(await service.start(asked({ roomId, participantId }, 'print("x" * 100_000)')));
      await ended;
      const news = await readRunNews(database.db, summary.runId);
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
    expect(await listRuns(database.db, where.roomId)).toHaveLength(1);
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

  it('[RUN4] is stopped by name from whichever process is asked', async () => {
    const holding = await openService();
    const asking = await openService();
    const { summary, ended } = unwrap(
      await holding.start(asked(await room(), 'print("up", flush=True)\nwhile True: pass')),
    );
    await waitFor(async () => (await printed(summary.runId)) === 'up\n');
    await asking.stop(summary.runId, 'Grace');
    await ended;
    const news = await readRunNews(database.db, summary.runId);
    expect(news?.summary.end).toEqual({ reason: 'stopped', by: 'Grace' });
    expect(await printed(summary.runId)).toBe('up\n');
  });

  it('[RUN4] is stopped though its start is not over for who started it', async () => {
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    // Answers late that something is committed, as a busy process hears of it late.
    const late = new Proxy(database.db, {
      get: (db, name) =>
        name === '$transaction'
          ? async (work: Parameters<typeof db.$transaction>[0]) => {
              const done = await db.$transaction(work);
              await held;
              return done;
            }
          : Reflect.get(db, name),
    });
    const service = await openService({ db: late });
    const where = await room();
    const starting = service.start(asked(where, 'while True: pass'));
    await waitFor(async () => (await listRuns(database.db, where.roomId)).length === 1);
    await service.stopRoom(where.roomId, 'Grace');
    letGo();
    const { summary, ended } = unwrap(await starting);
    await ended;
    expect((await readRunNews(database.db, summary.runId))?.summary.end).toEqual({ reason: 'stopped', by: 'Grace' });
  });

  it('waits for its turn when the machine is full, and can be stopped while it waits', async () => {
    const service = await openService({ atOnce: 1 });
    const [long, waiting, next] = [await room(), await room(), await room()];
    const first = unwrap(await service.start(asked(long, 'import time\ntime.sleep(20)')));
    const second = unwrap(await service.start(asked(waiting, 'print("never")')));
    const third = unwrap(await service.start(asked(next, 'print("in turn")')));
    await service.stop(second.summary.runId, 'Ada');
    await second.ended;
    expect((await listRuns(database.db, waiting.roomId))[0]).toMatchObject({ end: { reason: 'stopped', by: 'Ada' } });
    expect((await listRuns(database.db, next.roomId))[0]).toMatchObject({ state: 'queued', end: null });
    await service.stop(first.summary.runId, 'Ada');
    await third.ended;
    expect(await printed(third.summary.runId)).toBe('in turn\n');
    expect(await printed(second.summary.runId)).toBe('');
  });

  it('shows everybody the place of a run that waits', async () => {
    const service = await openService({ atOnce: 1 });
    const rooms = [await room(), await room(), await room()];
    const [first, second, third] = await Promise.all(
      rooms.map(async (where) => unwrap(await service.start(asked(where, 'import time\ntime.sleep(20)')))),
    );
    const placeOf = async (run: typeof first) =>
      (await readRunNews(database.db, run?.summary.runId ?? ''))?.summary.place;
    await waitFor(async () => (await placeOf(second)) === 1 && (await placeOf(third)) === 2);
    await service.stop(first?.summary.runId ?? '', 'Ada');
    await waitFor(async () => (await placeOf(second)) === undefined && (await placeOf(third)) === 1);
    for (const run of [second, third]) await service.stop(run?.summary.runId ?? '', 'Ada');
    await Promise.all([first, second, third].map((run) => run?.ended));
  });

  it('stops what runs in a room that is ended', async () => {
    const [holding, ending] = [await openService(), await openService()];
    const where = await room();
    const { summary, ended } = unwrap(await holding.start(asked(where, 'import time\ntime.sleep(20)')));
    await ending.stopRoom(where.roomId, 'Grace');
    await ended;
    expect((await readRunNews(database.db, summary.runId))?.summary.end).toEqual({ reason: 'stopped', by: 'Grace' });
  });

  describe('typed input', () => {
    const QUESTION = 'name = input("Name? ")\nprint("Hello,", name)\nimport sys\nprint(len(sys.stdin.read()))';

    it('[RUN3] reaches the program from whichever process, and everybody sees it in its place', async () => {
      const [holding, asking] = [await openService(), await openService()];
      const where = await room();
      const started = await holding.start({ ...asked(where, QUESTION), interactive: true });
      const { summary, ended } = unwrap(started);
      expect(summary.interactive).toBe(true);
      await waitFor(async () => (await printed(summary.runId)) === 'Name? ');
      unwrap(await asking.type(summary.runId, { text: 'Ada\n' }));
      await waitFor(async () => (await printed(summary.runId)).endsWith('Hello, Ada\n'));
      unwrap(await holding.type(summary.runId, { text: 'more' }));
      unwrap(await asking.type(summary.runId, { end: true }));
      await ended;
      const news = await readRunNews(database.db, summary.runId);
      expect(news?.summary.end).toEqual(ENDED_FINE);
      expect(inTurns(news?.chunks ?? [])).toEqual([
        'stdout: Name? ',
        'stdin: Ada\n',
        'stdout: Hello, Ada\n',
        'stdin: more',
        'stdout: 4\n',
      ]);
      expect(await database.db.runInput.count({ where: { runId: summary.runId } })).toBe(0);
    });

    it('is taken before the program reads, in order', async () => {
      const service = await openService({ atOnce: 1 });
      const blocking = unwrap(await service.start(asked(await room(), 'import time\ntime.sleep(20)')));
      const run = { ...asked(await room(), 'print([input() for _ in range(20)][-1])'), interactive: true };
      const { summary, ended } = unwrap(await service.start(run));
      for (let n = 0; n < 20; n++) unwrap(await service.type(summary.runId, { text: `${n}\n` }));
      await service.stop(blocking.summary.runId, 'Ada');
      await ended;
      expect(await printed(summary.runId)).toMatch(/19\n19\n$/);
    });

    it('[LIM1] is refused where nobody reads it, after its end, and when it is too much', async () => {
      const service = await openService();
      const where = await room();
      const fixed = unwrap(await service.start(asked(where, 'import time\ntime.sleep(20)')));
      expect(await service.type(fixed.summary.runId, { text: 'x' })).toMatchObject({ fault: { code: 'conflict' } });
      await service.stop(fixed.summary.runId, 'Ada');
      await fixed.ended;
      const open = unwrap(await service.start({ ...asked(where, 'import time\ntime.sleep(20)'), interactive: true }));
      const { runId } = open.summary;
      for (let n = 0; n < 6; n++) unwrap(await service.type(runId, { text: 'x'.repeat(10_000) }));
      expect(await service.type(runId, { text: 'x'.repeat(10_000) })).toMatchObject({ fault: { code: 'too_large' } });
      unwrap(await service.type(runId, { end: true }));
      expect(await service.type(runId, { text: 'x' })).toMatchObject({ fault: { code: 'conflict' } });
      await service.stop(runId, 'Ada');
      await open.ended;
      expect(await service.type(runId, { text: 'x' })).toMatchObject({ fault: { code: 'conflict' } });
    });
  });

  describe('tests of a program', () => {
    const tests = [
      { name: 'one', stdin: '1 2\n', expected: '3', hidden: false },
      { name: 'wrong', stdin: '2 2\n', expected: '5', hidden: false },
      { name: 'secret', stdin: '40 2\n', expected: '42', hidden: true },
      { name: 'secret and loud', stdin: 'LEAK LEAK\n', expected: 'LEAKLEAK', hidden: true },
    ];
    const SUM = 'import sys\nprint(sum(map(int, input().split())))';

    it('are all run after one compile, and stored as part of the run', async () => {
      const service = await openService();
      const { summary, ended } = unwrap(await service.start({ ...asked(await room(), SUM), tests }));
      expect(summary.tests).toEqual({ total: 4, passed: 0, failed: 0 });
      await ended;
      const news = await readRunNews(database.db, summary.runId);
      expect(news?.summary).toMatchObject({ end: ENDED_FINE, tests: { total: 4, passed: 2, failed: 2 } });
      const cases = await readCases(database.db, summary.runId, true);
      expect(cases.map(({ n, hidden, passed }) => ({ n, hidden, passed }))).toEqual([
        { n: 1, hidden: false, passed: true },
        { n: 2, hidden: false, passed: false },
        { n: 3, hidden: true, passed: true },
        { n: 4, hidden: true, passed: false },
      ]);
      expect(cases[1]?.detail).toMatchObject({ name: 'wrong', expected: '5', actual: '4\n', end: ENDED_FINE });
      expect(cases[3]?.detail?.stderr).toContain('LEAK');
    });

    it('[ACC4] leave nothing of a hidden one for guests but its verdict', async () => {
      const service = await openService();
      const { summary, ended } = unwrap(await service.start({ ...asked(await room(), SUM), tests }));
      await ended;
      const { runId } = summary;
      const forGuests = {
        news: await readRunNews(database.db, runId),
        cases: await readCases(database.db, runId, false),
      };
      expect(forGuests.cases.slice(2)).toEqual([
        { n: 3, hidden: true, passed: true, detail: null },
        { n: 4, hidden: true, passed: false, detail: null },
      ]);
      expect(JSON.stringify(forGuests)).not.toMatch(/LEAK|secret|40 2/);
    });
  });

  it('[RUN4] ends what a dead process left, and lets the room run again', async () => {
    const where = await room();
    const left = async () => {
      const row = await database.db.run.create({
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
    expect((await readRunNews(database.db, before))?.summary).toMatchObject({ state: 'ended', end });
    const during = await left();
    const { ended } = unwrap(await service.start(asked(where, 'print(1)')));
    await ended;
    expect((await readRunNews(database.db, during))?.summary).toMatchObject({ state: 'ended', end });
  });

  it('[RUN1] starts nothing where there is no sandbox, and says what to do', async () => {
    const nowhere = await createLocalRunner({
      workDir: path.join(home, 'boxes'),
      cacheDir: CACHE_DIR,
      programsDir: path.join(home, 'programs'),
      toolPath: home,
    });
    const service = await openService({ runner: nowhere });
    const where = await room();
    expect(await service.start(asked(where, 'print(1)'))).toMatchObject({
      ok: false,
      fault: { code: 'unavailable', message: expect.stringContaining('bubblewrap'), action: expect.any(String) },
    });
    expect(await listRuns(database.db, where.roomId)).toEqual([]);
  });

  it('starts nothing in a room that has ended', async () => {
    const service = await openService();
    const where = await room();
    await database.db.room.update({ where: { id: where.roomId }, data: { state: 'ended' } });
    expect(await service.start(asked(where, 'print(1)'))).toMatchObject({ ok: false, fault: { code: 'room_ended' } });
  });

  it('keeps output that Postgres could not, in its nearest form', async () => {
    const service = await openService();
    const { summary, ended } = unwrap(await service.start(asked(await room(), 'print("a\\0b")')));
    await ended;
    expect(await printed(summary.runId)).toBe('a\uFFFDb\n');
  });
});
