import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knock } from '../lib/accounts/doors.server.ts';
import { clientAddress } from '../lib/kernel/client-address.server.ts';
import { ROOM_RUNS } from '../lib/protocol/limits.ts';
import type { Role } from '../lib/protocol/people.ts';
import { executionSchema, outputChunkSchema, runSummarySchema } from '../lib/protocol/runs.ts';
import { addParticipant } from '../lib/rooms/participants.server.ts';
import { forgetKnocks } from './support/api.ts';
import { createTestDatabase, TEST_SECRETS, type TestDatabase, waitFor } from './support/index.ts';
import { makeRoom } from './support/rooms.ts';
import { CACHE_DIR } from './support/sandbox-cache.ts';
import { atOneMoment } from './support/still-clock.ts';

const ORIGIN = 'http://localhost:3000';

type Handler<P> = (request: NextRequest, context: { params: Promise<P> }) => Promise<Response>;

describe('the runs of the Room API', () => {
  let database: TestDatabase;
  let dataDir: string;
  let closeRuns: () => Promise<void>;
  let routes: {
    execute: Handler<{ roomId: string }>;
    start: Handler<{ roomId: string }>;
    read: Handler<{ roomId: string; runId: string }>;
    stop: Handler<{ roomId: string; runId: string }>;
    type: Handler<{ roomId: string; runId: string }>;
    end: Handler<{ roomId: string }>;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'pairpad-run-api-'));
    Object.assign(process.env, TEST_SECRETS, {
      DATABASE_URL: database.url,
      PUBLIC_URL: ORIGIN,
      DATA_DIR: dataDir,
      SANDBOX_CACHE_DIR: CACHE_DIR,
    });
    const [execute, all, one, stop, type, end, { runService }] = await Promise.all([
      import('../app/v1/rooms/[roomId]/execute/route.ts'),
      import('../app/v1/rooms/[roomId]/runs/route.ts'),
      import('../app/v1/rooms/[roomId]/runs/[runId]/route.ts'),
      import('../app/v1/rooms/[roomId]/runs/[runId]/stop/route.ts'),
      import('../app/v1/rooms/[roomId]/runs/[runId]/stdin/route.ts'),
      import('../app/v1/rooms/[roomId]/end/route.ts'),
      import('../lib/execution/runners.server.ts'),
    ]);
    routes = { execute: execute.POST, start: all.POST, read: one.GET, stop: stop.POST, type: type.POST, end: end.POST };
    closeRuns = async () => (await runService()).close();
  });
  afterAll(async () => {
    await closeRuns();
    await database.drop();
    await rm(dataDir, { recursive: true });
  });

  /** Somebody in a room, who asks as a browser does. */
  const joined = async (roomId: string, role: Role) => {
    const { db } = database;
    const added = await addParticipant(db, roomId, {
      role,
      name: role === 'viewer' ? 'Vi' : role === 'host' ? 'Hal' : 'Gus',
    });
    if (!added.ok) throw new Error(added.fault.message);
    const headers = { cookie: `pairpad_room_${roomId}=${added.value.cookie}` };
    const ask = <P>(handler: Handler<P>, params: P, body?: object) =>
      handler(
        new NextRequest(`${ORIGIN}/v1`, {
          method: body === undefined ? 'GET' : 'POST',
          headers: body === undefined ? headers : { ...headers, origin: ORIGIN },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
        { params: Promise.resolve(params) },
      );
    return { ask };
  };
  type Person = Awaited<ReturnType<typeof joined>>;
  /** How a run stands now; whoever waits for it asks more often than a person may. */
  const readBy = async ({ ask }: Person, where: { roomId: string; runId: string }) => {
    forgetKnocks();
    return (await ask(routes.read, where)).json();
  };
  const guest = async () => {
    const { roomId } = await makeRoom(database.db);
    return { roomId, ...(await joined(roomId, 'guest')) };
  };

  it('executes code and answers what it printed, how it ended and what it took', async () => {
    const { roomId, ask } = await guest();
    const code = 'import sys\nprint(input())\nprint("careful", file=sys.stderr)\nsys.exit(3)';
    const answer = await ask(routes.execute, { roomId }, { code, language: 'python', stdin: 'Ada' });
    expect(answer.status).toBe(200);
    expect(executionSchema.parse(await answer.json())).toMatchObject({
      stdout: 'Ada\n',
      stderr: 'careful\n',
      exitCode: 3,
      end: { reason: 'exited', exitCode: 3 },
    });
  });

  it('answers an end that is no exit with no exit code', async () => {
    const { roomId, ask } = await guest();
    const body = { code: 'print("before")\nwhile True: pass', language: 'python', timeoutSeconds: 2 };
    const answer = executionSchema.parse(await (await ask(routes.execute, { roomId }, body)).json());
    expect(answer).toMatchObject({
      stdout: 'before\n',
      exitCode: null,
      end: { reason: 'time_limit', limitSeconds: 2 },
    });
  });

  it('starts a run at once, shows it to a joiner while it runs, and stops it', async () => {
    const { roomId, ask } = await guest();
    const body = { code: 'print("up", flush=True)\nwhile True: pass', language: 'python', timeoutSeconds: 30 };
    const started = await ask(routes.start, { roomId }, body);
    expect(started.status).toBe(202);
    const { runId } = runSummarySchema.parse(await started.json());
    const viewer = await joined(roomId, 'viewer');
    const read = () => readBy(viewer, { roomId, runId });
    const early = await waitFor(async () => {
      const chunks = outputChunkSchema.array().parse((await read()).chunks);
      return chunks.map(({ text }) => text).join('') === 'up\n' && chunks;
    });
    // One chunk or two: Python prints the end of the line apart.
    expect(early.map(({ n, stream }) => ({ n, stream }))).toEqual(
      early.map((_, i) => ({ n: i + 1, stream: 'stdout' })),
    );
    expect((await ask(routes.stop, { roomId, runId }, {})).status).toBe(204);
    const ended = await waitFor(async () => {
      const answer = await read();
      return answer.run.state === 'ended' && answer;
    });
    expect(runSummarySchema.parse(ended.run).end).toEqual({ reason: 'stopped', by: 'Gus' });
    expect((await ask(routes.stop, { roomId, runId }, {})).status).toBe(204);
  });

  it('lets anybody who may run type to a program, whoever started it', async () => {
    const { roomId, ask } = await guest();
    const body = { code: 'print(input("? "))', language: 'python', interactive: true };
    const { runId } = await (await ask(routes.start, { roomId }, body)).json();
    const [host, viewer] = [await joined(roomId, 'host'), await joined(roomId, 'viewer')];
    expect((await viewer.ask(routes.type, { roomId, runId }, { text: 'no\n' })).status).toBe(403);
    expect((await host.ask(routes.type, { roomId, runId }, { text: 'yes\n' })).status).toBe(204);
    const { chunks } = await waitFor(async () => {
      const answer = await readBy(viewer, { roomId, runId });
      return answer.run.state === 'ended' && answer;
    });
    expect(chunks.map(({ stream }: { stream: string }) => stream)).toContain('stdin');
    // Typed before it is asked for, the answer stands before the question.
    expect(chunks.map(({ text }: { text: string }) => text).join('')).toMatch(/yes\n(\? )?yes\n$/);
    const late = await host.ask(routes.type, { roomId, runId }, { text: 'late\n' });
    expect([late.status, (await late.json()).error.code]).toEqual([409, 'conflict']);
  });

  it('stops what runs when its room is ended', async () => {
    const { roomId, ask } = await guest();
    const host = await joined(roomId, 'host');
    const body = { code: 'while True: pass', language: 'python', timeoutSeconds: 30 };
    const { runId } = await (await ask(routes.start, { roomId }, body)).json();
    expect((await host.ask(routes.end, { roomId }, {})).status).toBe(204);
    const { run } = await waitFor(async () => {
      const answer = await readBy({ ask }, { roomId, runId });
      return answer.run.state === 'ended' && answer;
    });
    expect(run.end).toMatchObject({ reason: 'stopped' });
  });

  it('[LIM1] lets a room start so many runs and no more, and says when to come back', async () => {
    const { roomId, ask } = await guest();
    const body = { code: '', language: 'python', stdin: '', timeoutSeconds: 31 };
    // Not valid, so nothing is run; what is not valid is not counted either.
    for (let n = 0; n < ROOM_RUNS.burst; n++) expect((await ask(routes.start, { roomId }, body)).status).toBe(400);
    const host = await joined(roomId, 'host');
    const fine = { code: 'import time\ntime.sleep(20)', language: 'python', timeoutSeconds: 30 };
    const statuses: number[] = [];
    await atOneMoment(async () => {
      for (let n = 0; n <= ROOM_RUNS.burst; n++) statuses.push((await ask(routes.start, { roomId }, fine)).status);
    });
    expect(statuses).toEqual([202, ...new Array(ROOM_RUNS.burst - 1).fill(409), 429]);
    await host.ask(routes.end, { roomId }, {});
  });

  it('[LIM1] counts the runs of a person and of an address, too', async () => {
    const program = { code: 'print(1)', language: 'python' };
    const { roomId, ask } = await guest();
    const person = await database.db.participant.findFirstOrThrow({ where: { roomId, role: 'guest' } });
    const refused = await atOneMoment(() => {
      while (knock('run_person', person.id).ok);
      return ask(routes.execute, { roomId }, program);
    });
    expect([refused.status, refused.headers.has('retry-after')]).toEqual([429, true]);
    const other = await guest();
    expect((await other.ask(routes.execute, { roomId: other.roomId }, program)).status).toBe(200);
    const third = await guest();
    await atOneMoment(async () => {
      while (knock('run_address', clientAddress(new Headers())).ok);
      expect((await third.ask(routes.execute, { roomId: third.roomId }, program)).status).toBe(429);
    });
    forgetKnocks();
  });

  it('[ACC3] lets a viewer neither run nor stop', async () => {
    const { roomId, ask } = await guest();
    const body = { code: 'while True: pass', language: 'python' };
    const viewer = await joined(roomId, 'viewer');
    for (const handler of [routes.execute, routes.start]) {
      expect((await viewer.ask(handler, { roomId }, body)).status).toBe(403);
    }
    const { runId } = await (await ask(routes.start, { roomId }, body)).json();
    expect((await viewer.ask(routes.stop, { roomId, runId }, {})).status).toBe(403);
    await ask(routes.stop, { roomId, runId }, {});
  });

  it('answers for a run of another room as for none', async () => {
    const one = await guest();
    const other = await guest();
    const started = await one.ask(routes.start, { roomId: one.roomId }, { code: 'print(1)', language: 'python' });
    const { runId } = await started.json();
    const theirs = await other.ask(routes.read, { roomId: other.roomId, runId });
    const nobodys = await other.ask(routes.read, { roomId: other.roomId, runId: 'none' });
    expect([theirs.status, await theirs.json()]).toEqual([nobodys.status, await nobodys.json()]);
    expect(theirs.status).toBe(404);
    expect((await other.ask(routes.stop, { roomId: other.roomId, runId }, {})).status).toBe(404);
  });

  it('[LIM1] says which field is at fault', async () => {
    const { roomId, ask } = await guest();
    const fine = { code: 'print(1)', language: 'python' };
    const faults = {
      code: { ...fine, code: 'x'.repeat(50_001) },
      stdin: { ...fine, stdin: 'x'.repeat(10_001) },
      timeoutSeconds: { ...fine, timeoutSeconds: 31 },
      language: { ...fine, language: 'cobol' },
    };
    for (const [field, body] of Object.entries(faults)) {
      const answer = await ask(routes.execute, { roomId }, body);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ error: { code: 'bad_request', message: expect.any(String), field } });
    }
  });

  it.each(['code', 'stdin'])('[RUN5] refuses %s that cannot be stored as it is', async (field) => {
    const { roomId, ask } = await guest();
    for (const unfit of ['a\0b', 'a\ud800b']) {
      const answer = await ask(routes.execute, { roomId }, { code: '', language: 'python', [field]: unfit });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ error: { code: 'bad_request', field } });
    }
  });
});
