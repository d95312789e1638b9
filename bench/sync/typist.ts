import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { SaveQuestions } from '../../lib/collab-client/save-questions.ts';
import { decodeServerMessage, encodeMessage } from '../../lib/protocol/sync-messages.ts';
import { type Dialect, Frames, PONG } from './dialect.ts';
import type { History, Place } from './history.ts';
import { caret, keystroke } from './keystroke.ts';
import type { Meter } from './meter.ts';

/** Keys whose fate is still open: more than a minute of typing. */
const REMEMBERED = 1024;
/** Longer, and the server is not coming up with this room. */
const ARRIVAL_MS = 60_000;
const CLOSED_NORMALLY = 1000;

export interface TypistOptions {
  readonly dialect: Dialect;
  readonly origin: string;
  readonly room: string;
  readonly clientId: number;
  readonly place: Place;
  readonly history: History;
  /** Set: this server wants to be asked whether edits are saved. */
  readonly token: string | undefined;
  readonly confirms: boolean;
  /** Brings the history, where the server does not have it. */
  readonly brings: boolean;
}

/** What one typist has seen of another. */
interface Seen {
  edits: number;
  carets: number;
}

/** One browser's socket: types, shows where, and takes down when it sees what the others type. */
export class Typist {
  readonly clientId: number;
  meter: Meter | undefined;
  /** The others of the room, by client id. */
  companions: ReadonlyMap<number, Typist> = new Map();
  private readonly options: TypistOptions;
  private readonly frames: Frames;
  private readonly socket: WebSocket;
  private readonly sentAt = new Float64Array(REMEMBERED);
  private readonly caretSentAt = new Float64Array(REMEMBERED);
  private readonly seen = new Map<number, Seen>();
  private clock = 0;
  private caretClock = 0;
  private place: Place;
  /** Pairpad's page asks when this says so, and no peer is asked anything. */
  private readonly questions = new SaveQuestions(() => this.askSaved());
  private barriers = 0;
  private barrierCovers: number | undefined;
  private saved = 0;
  private readonly arrived = Promise.withResolvers<void>();
  private isIn = false;

  constructor(options: TypistOptions) {
    this.options = options;
    this.clientId = options.clientId;
    this.place = options.place;
    this.frames = new Frames(options.dialect, options.room);
    this.socket = new WebSocket(options.dialect.urlOf(options.origin, options.room), { perMessageDeflate: false });
    this.socket.on('open', () => this.greet());
    this.socket.on('message', (bytes: Buffer) => this.hear(bytes));
    this.socket.on('error', (error) => this.arrived.reject(error));
    this.socket.on('close', (code, reason) => this.leave(code, reason.toString()));
  }

  /** Resolves when it is in the room and the room's document is the history. */
  async ready(): Promise<void> {
    const late = setTimeout(() => this.arrived.reject(new Error('the server did not let a typist in')), ARRIVAL_MS);
    await this.arrived.promise.finally(() => clearTimeout(late));
  }

  /** Strikes a key. */
  type(letter: string): void {
    const now = performance.now();
    this.sentAt[this.clock % REMEMBERED] = now;
    this.meter?.sent(now, this.companions.size);
    this.socket.send(this.frames.edit(keystroke(this.clientId, this.clock, this.place, letter)));
    this.place = { left: { client: this.clientId, clock: this.clock }, right: this.place.right };
    this.clock += 1;
    if (this.options.confirms && this.barrierCovers === undefined) this.questions.afterEdit();
  }

  /** How long it has shown nothing. */
  get quietMs(): number {
    return performance.now() - (this.caretSentAt[this.caretClock % REMEMBERED] ?? 0);
  }

  /** Says where the caret is now. */
  showCaret(): void {
    this.caretClock += 1;
    this.caretSentAt[this.caretClock % REMEMBERED] = performance.now();
    this.socket.send(this.frames.caret(caret(this.clientId, this.caretClock, Math.max(0, this.clock - 1))));
  }

  private askSaved(): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    this.barriers += 1;
    this.barrierCovers = this.clock;
    this.socket.send(this.frames.message(encodeMessage({ type: 'barrier', n: this.barriers })));
  }

  close(): void {
    this.questions.stop();
    this.socket.terminate();
  }

  private greet(): void {
    const { token, dialect } = this.options;
    if (dialect.name === 'raw') this.arrived.resolve();
    else if (token !== undefined) this.socket.send(this.frames.token(token));
    else this.socket.send(this.frames.question());
  }

  private leave(code: number, reason: string): void {
    if (code === CLOSED_NORMALLY) return;
    this.arrived.reject(new Error(`the server closed a typist's socket: ${code} ${reason}`));
  }

  private hear(bytes: Uint8Array): void {
    const now = performance.now();
    const heard = this.frames.read(bytes);
    switch (heard.kind) {
      case 'edits':
        if (heard.isAnswer) this.arrive(heard.update);
        else this.see(heard.update, now);
        break;
      case 'carets':
        this.seeCarets(heard.carets);
        break;
      case 'message':
        this.confirmed(heard.payload, now);
        break;
      case 'admitted':
        this.socket.send(this.frames.question());
        break;
      case 'question':
        this.socket.send(this.frames.answer(this.options.brings ? this.options.history.state : NOTHING));
        // Only another look shows that it has taken it in.
        if (this.options.brings && !this.isIn) this.socket.send(this.frames.question());
        break;
      case 'ping':
        this.socket.send(PONG);
        break;
      case 'refused':
        this.arrived.reject(new Error(`the server refused a typist: ${heard.reason}`));
        break;
      case 'other':
        break;
    }
  }

  private arrive(state: Uint8Array): void {
    const { to } = Y.parseUpdateMeta(state);
    if (this.isIn || !this.options.history.authors.every((author) => to.has(author))) return;
    this.isIn = true;
    this.arrived.resolve();
  }

  private see(update: Uint8Array, now: number): void {
    const { to } = Y.parseUpdateMeta(update);
    for (const [author, until] of to) {
      const companion = this.companions.get(author);
      if (companion === undefined) continue;
      const seen = this.seenOf(author);
      for (let clock = Math.max(seen.edits, until - REMEMBERED); clock < until; clock += 1) {
        this.meter?.edit(companion.sentAt[clock % REMEMBERED] ?? 0, now);
      }
      seen.edits = Math.max(seen.edits, until);
    }
  }

  private seeCarets(carets: Uint8Array): void {
    const from = decoding.createDecoder(carets);
    for (let left = decoding.readVarUint(from); left > 0; left -= 1) {
      const author = decoding.readVarUint(from);
      const clock = decoding.readVarUint(from);
      const stateBytes = decoding.readVarUint(from);
      from.pos += stateBytes;
      const companion = this.companions.get(author);
      const seen = this.seenOf(author);
      if (companion === undefined || clock <= seen.carets) continue;
      seen.carets = clock;
      this.meter?.caret(companion.caretSentAt[clock % REMEMBERED] ?? 0);
    }
  }

  private seenOf(author: number): Seen {
    let seen = this.seen.get(author);
    if (seen === undefined) {
      seen = { edits: 0, carets: 0 };
      this.seen.set(author, seen);
    }
    return seen;
  }

  private confirmed(payload: string, now: number): void {
    const message = decodeServerMessage(payload);
    if (message?.type !== 'committed' || message.n !== this.barriers || this.barrierCovers === undefined) return;
    for (let clock = this.saved; clock < this.barrierCovers; clock += 1) {
      this.meter?.saved(this.sentAt[clock % REMEMBERED] ?? 0, now);
    }
    this.saved = this.barrierCovers;
    this.barrierCovers = undefined;
    if (this.saved < this.clock) this.questions.later();
  }
}

const NOTHING = Y.encodeStateAsUpdate(new Y.Doc());
