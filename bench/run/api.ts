import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../lib/protocol/languages.ts';
import { ROOM_RUNS } from '../../lib/protocol/limits.ts';
import { createdRoomSchema } from '../../lib/protocol/rooms.ts';
import { executionSchema } from '../../lib/protocol/runs.ts';
import { readVariables } from '../../scripts/environment.ts';
import { freePort } from '../../scripts/free-port.ts';
import { startStack } from '../../scripts/stack.ts';

const ACCOUNT = { name: 'Ada', email: 'ada@example.com', password: 'a long enough password' };
const PREPARED_MS = 240_000;
const LOOK_MS = 500;
const readiness = z.object({ runner: z.object({ languages: z.record(z.string(), z.object({ state: z.string() })) }) });

const ticketSchema = z.object({ ticket: z.string(), wsUrl: z.string() });

/** A room that can be watched while something runs in it. */
export interface OpenRoom {
  readonly roomId: string;
  ticket(): Promise<{ ticket: string; wsUrl: string }>;
  run(language: Language, code: string): Promise<void>;
}

/** A guest in a room of their own, who may start so many runs before the room's quota ends. */
interface Seat {
  readonly roomId: string;
  readonly headers: Readonly<Record<string, string>>;
  runsLeft: number;
}

/** A whole installation, as `npm start` makes one, asked over HTTP. Rooms are used up by their quota, and replaced. */
export class Installation {
  private readonly url: string;
  private readonly cookie: string;
  private readonly stop: () => Promise<void>;
  private seats: Seat[] = [];
  private made = 0;

  private constructor(url: string, cookie: string, stop: () => Promise<void>) {
    this.url = url;
    this.cookie = cookie;
    this.stop = stop;
  }

  static async start(cacheDir: string, say: (line: string) => void): Promise<Installation> {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'pairpad-bench-run-'));
    const [port, collabPort] = [await freePort(), await freePort()];
    const url = `http://localhost:${port}`;
    const { DATABASE_URL: _, ...variables } = readVariables();
    const stack = await startStack({
      mode: 'production',
      variables: {
        ...variables,
        DATA_DIR: dataDir,
        SANDBOX_CACHE_DIR: cacheDir,
        PORT: String(port),
        PUBLIC_URL: url,
        COLLAB_PORT: String(collabPort),
        COLLAB_PUBLIC_URL: `ws://localhost:${collabPort}/ws`,
        // Each room seems to be used from an address of its own: quotas are not what is measured.
        TRUST_PROXY: 'true',
      },
      say: (what, words) => say(`${what}: ${words}`),
      signal: new AbortController().signal,
      onFailure: (error) => say(error.message),
    });
    const stop = async () => {
      await stack.stop();
      await rm(dataDir, { recursive: true, force: true });
    };
    try {
      await prepared(url);
      const signedUp = await post(`${url}/api/auth/sign-up/email`, ACCOUNT, { origin: url });
      return new Installation(url, cookiesOf(signedUp), stop);
    } catch (error) {
      await stop();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.stop();
  }

  /** Makes rooms ahead, so that none is made while runs are measured. */
  async prepare(runs: number): Promise<void> {
    while (this.seats.reduce((sum, { runsLeft }) => sum + runsLeft, 0) < runs || this.seats.length < CROWD) {
      this.seats.push(await this.makeSeat());
    }
  }

  /** Runs a program in some room and answers how long the request took. */
  async run(language: Language, code: string): Promise<number> {
    const seat = this.seats.shift();
    if (seat === undefined) throw new Error('prepare more rooms');
    seat.runsLeft -= 1;
    const startedAt = performance.now();
    const answer = await post(`${this.url}/v1/rooms/${seat.roomId}/execute`, { language, code }, seat.headers);
    const { end } = executionSchema.parse(await answer.json());
    const tookMs = performance.now() - startedAt;
    if (end.reason !== 'exited' || end.exitCode !== 0) throw new Error(`${language}: ${JSON.stringify(end)}`);
    if (seat.runsLeft > 0) this.seats.push(seat);
    return tookMs;
  }

  /** A room of its own, for whoever watches what is run in it. */
  async openRoom(): Promise<OpenRoom> {
    const seat = await this.makeSeat();
    const at = `${this.url}/v1/rooms/${seat.roomId}`;
    return {
      roomId: seat.roomId,
      ticket: async () => ticketSchema.parse(await (await post(`${at}/ticket`, {}, seat.headers)).json()),
      run: async (language, code) => {
        const answer = await post(`${at}/execute`, { language, code, timeoutSeconds: 30 }, seat.headers);
        const { end } = executionSchema.parse(await answer.json());
        if (end.reason !== 'exited' || end.exitCode !== 0) throw new Error(`${language}: ${JSON.stringify(end)}`);
      },
    };
  }

  private async makeSeat(): Promise<Seat> {
    this.made += 1;
    const address = { 'x-forwarded-for': `10.0.${this.made >> 8}.${this.made % 256}`, origin: this.url };
    const created = await post(`${this.url}/v1/rooms`, { language: 'python' }, { ...address, cookie: this.cookie });
    const { roomId, inviteUrl } = createdRoomSchema.parse(await created.json());
    const invite = inviteUrl.split('#')[1] ?? '';
    const joined = await post(`${this.url}/v1/rooms/${roomId}/join`, { invite, name: 'Guest' }, address);
    return { roomId, headers: { ...address, cookie: cookiesOf(joined) }, runsLeft: ROOM_RUNS.burst };
  }
}

/** As many as run at once in the largest crowd: a room runs one program at a time. */
const CROWD = 16;

async function prepared(url: string): Promise<void> {
  const deadline = performance.now() + PREPARED_MS;
  for (;;) {
    const { data } = readiness.safeParse(await (await fetch(`${url}/readyz`)).json());
    const states = LANGUAGES.map((language) => data?.runner.languages[language]?.state);
    if (states.every((state) => state === 'ready')) return;
    if (performance.now() > deadline) throw new Error(`not all languages are ready: ${states.join(', ')}`);
    await pause(LOOK_MS);
  }
}

async function post(url: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Response> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (answer.status === 429) {
    await pause(1_000 * Number(answer.headers.get('retry-after') ?? 1));
    return post(url, body, headers);
  }
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
