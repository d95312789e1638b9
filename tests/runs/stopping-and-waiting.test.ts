import { describe, expect, it } from 'vitest';
import { listRuns, readRunNews } from '../../lib/execution/run-store.server.ts';
import { unwrap } from '../../lib/kernel/fault.ts';
import { waitFor } from '../support/index.ts';
import { runBed, SLEEPER } from './bed.ts';

describe('a run', () => {
  const bed = runBed();
  const { openService, room, asked, printed } = bed;

  it('[RUN4] is stopped by name from whichever process is asked', async () => {
    const holding = await openService();
    const asking = await openService();
    const { summary, ended } = unwrap(
      await holding.start(asked(await room(), 'print("up", flush=True)\nwhile True: pass')),
    );
    await waitFor(async () => (await printed(summary.runId)) === 'up\n');
    await asking.stop(summary.runId, 'Grace');
    await ended;
    const news = await readRunNews(bed.db, summary.runId);
    expect(news?.summary.end).toEqual({ reason: 'stopped', by: 'Grace' });
    expect(await printed(summary.runId)).toBe('up\n');
  });

  it('[RUN4] is stopped though its start is not over for who started it', async () => {
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    // Answers late that something is committed, as a busy process hears of it late.
    const late = new Proxy(bed.db, {
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
    await waitFor(async () => (await listRuns(bed.db, where.roomId)).length === 1);
    await service.stopRoom(where.roomId, 'Grace');
    letGo();
    const { summary, ended } = unwrap(await starting);
    await ended;
    expect((await readRunNews(bed.db, summary.runId))?.summary.end).toEqual({ reason: 'stopped', by: 'Grace' });
  });

  it('waits for its turn when the machine is full, and can be stopped while it waits', async () => {
    const service = await openService({ atOnce: 1 });
    const [long, waiting, next] = [await room(), await room(), await room()];
    const first = unwrap(await service.start(asked(long, SLEEPER)));
    const second = unwrap(await service.start(asked(waiting, 'print("never")')));
    const third = unwrap(await service.start(asked(next, 'print("in turn")')));
    await service.stop(second.summary.runId, 'Ada');
    await second.ended;
    expect((await listRuns(bed.db, waiting.roomId))[0]).toMatchObject({ end: { reason: 'stopped', by: 'Ada' } });
    expect((await listRuns(bed.db, next.roomId))[0]).toMatchObject({ state: 'queued', end: null });
    await service.stop(first.summary.runId, 'Ada');
    await third.ended;
    expect(await printed(third.summary.runId)).toBe('in turn\n');
    expect(await printed(second.summary.runId)).toBe('');
  });

  it('shows everybody the place of a run that waits', async () => {
    const service = await openService({ atOnce: 1 });
    const rooms = [await room(), await room(), await room()];
    const [first, second, third] = await Promise.all(
      rooms.map(async (where) => unwrap(await service.start(asked(where, SLEEPER)))),
    );
    const placeOf = async (run: typeof first) => (await readRunNews(bed.db, run?.summary.runId ?? ''))?.summary.place;
    await waitFor(async () => (await placeOf(second)) === 1 && (await placeOf(third)) === 2);
    await service.stop(first?.summary.runId ?? '', 'Ada');
    await waitFor(async () => (await placeOf(second)) === undefined && (await placeOf(third)) === 1);
    for (const run of [second, third]) await service.stop(run?.summary.runId ?? '', 'Ada');
    await Promise.all([first, second, third].map((run) => run?.ended));
  });

  it('stops what runs in a room that is ended', async () => {
    const [holding, ending] = [await openService(), await openService()];
    const where = await room();
    const { summary, ended } = unwrap(await holding.start(asked(where, SLEEPER)));
    await ending.stopRoom(where.roomId, 'Grace');
    await ended;
    expect((await readRunNews(bed.db, summary.runId))?.summary.end).toEqual({ reason: 'stopped', by: 'Grace' });
  });
});
