import * as Y from 'yjs';
import type { CaretPoint, RoomEvent } from '../../protocol/events.ts';
import type { ReplayRow, UpdateRow } from '../rows.ts';
import { type Random, seededRandom } from './random.ts';

/** A made-up session: its record, and what is true of it by construction. */
export interface RandomSession {
  readonly rows: readonly ReplayRow[];
  readonly bindings: ReadonlyMap<number, string | null>;
  /** The server's text after each row. */
  readonly texts: readonly string[];
  /** What each instance's document holds at the end, when all is committed and relayed. */
  readonly instanceTexts: readonly string[];
  /** Whose letters are whose: everybody types three letters that nobody else types. */
  readonly letterOwners: ReadonlyMap<string, string>;
}

export interface SessionOptions {
  readonly people: number;
  readonly steps: number;
  /** Sync servers; people sit at them in turns, and each commits when it will. */
  readonly instances?: number;
  /** Types astral characters too, and cuts them in two now and then. */
  readonly astral?: boolean;
}

/** A sync server: it relays to its own people at once, to the other servers after the commit. */
interface Instance {
  readonly doc: Y.Doc;
  /** Received and not yet committed, in order. */
  readonly pending: Row[];
}

type Row = { readonly participantId: string | null; readonly at: number } & (
  | { readonly event: RoomEvent }
  | Omit<UpdateRow, 'seq' | 'at' | 'participantId'>
);

interface Typist {
  readonly id: string;
  readonly instance: Instance;
  readonly letters: readonly string[];
  readonly doc: Y.Doc;
  readonly text: Y.Text;
  /** Committed updates that have not reached this browser. */
  readonly inbox: Uint8Array[];
  /** What was typed offline, with when. */
  readonly queue: { update: Uint8Array; typedAt: number }[];
  online: boolean;
}

const START = Date.UTC(2026, 0, 5, 9);

/** Makes a session of several people on slow networks, at one server or several, with offline spells, relayed edits and repeated
 * deliveries. */
export function randomSession(seed: number, options: SessionOptions): RandomSession {
  return new Session(seededRandom(seed), options).play();
}

class Session {
  readonly #random: Random;
  readonly #options: SessionOptions;
  readonly #instances: readonly Instance[];
  readonly #typists: Typist[];
  /** What a server has that loads the rows committed so far. */
  readonly #server = new Y.Doc();
  readonly #rows: ReplayRow[] = [];
  readonly #texts: string[] = [];
  #now = START;

  constructor(random: Random, options: SessionOptions) {
    this.#random = random;
    this.#options = options;
    this.#instances = Array.from({ length: options.instances ?? 1 }, () => ({ doc: new Y.Doc(), pending: [] }));
    this.#typists = Array.from({ length: options.people }, (_, index) => this.#typist(index));
  }

  play(): RandomSession {
    for (let step = 0; step < this.#options.steps; step++) {
      this.#now += this.#random.below(400);
      this.#step(this.#random.pick(this.#typists));
      this.#commitSome();
    }
    for (const typist of this.#typists) this.#comeBack(typist);
    for (const instance of this.#instances) this.#commit(instance, instance.pending.length);
    return {
      instanceTexts: this.#instances.map(({ doc }) => doc.getText('code').toString()),
      rows: this.#rows,
      texts: this.#texts,
      bindings: new Map(this.#typists.map(({ id, doc }) => [doc.clientID, id])),
      letterOwners: new Map(this.#typists.flatMap(({ id, letters }) => letters.map((letter) => [letter, id] as const))),
    };
  }

  #typist(index: number): Typist {
    const doc = new Y.Doc();
    // The order of client ids decides between those who type at one place: seeded, or seeds would not repeat.
    doc.clientID = 1 + index + 100 * this.#random.below(1_000_000);
    const first = 'a'.charCodeAt(0) + 3 * index;
    const letters = [0, 1, 2].map((offset) => String.fromCharCode(first + offset));
    const instance = this.#instances[index % this.#instances.length];
    if (instance === undefined) throw new Error('a session needs a server');
    const typist = {
      id: `p${index}`,
      instance,
      letters,
      doc,
      text: doc.getText('code'),
      inbox: [],
      queue: [],
      online: true,
    };
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') this.#sendOrKeep(typist, update);
    });
    return typist;
  }

  #step(typist: Typist): void {
    const random = this.#random;
    if (random.chance(0.03)) this.#leaveOrComeBack(typist);
    else if (random.chance(0.02)) this.#relay(typist);
    else if (random.chance(0.1)) this.#moveCaret(typist);
    else if (random.chance(0.5)) this.#receive(typist, random.below(6));
    else this.#edit(typist);
  }

  #edit({ doc, text, letters }: Typist): void {
    const random = this.#random;
    const position = random.below(text.length + 1);
    const rest = text.length - position;
    const deleted = random.chance(0.35) ? Math.min(rest, 1 + random.below(6)) : 0;
    const length = random.chance(0.1) ? 10 + random.below(30) : random.below(4);
    const letter = () => (this.#options.astral && random.chance(0.3) ? '😀' : random.pick(letters));
    doc.transact(() => {
      if (deleted > 0) text.delete(position, deleted);
      if (length > 0) text.insert(position, Array.from({ length }, letter).join(''));
      // Two places in one transaction, as a multiple selection does it.
      if (random.chance(0.1) && text.length > 0) text.insert(random.below(text.length), random.pick(letters));
    });
  }

  #sendOrKeep(typist: Typist, update: Uint8Array): void {
    if (typist.online) this.#arrive(typist, { update, claimedAt: null, verified: true });
    else typist.queue.push({ update, typedAt: this.#now });
  }

  #leaveOrComeBack(typist: Typist): void {
    if (!typist.online) this.#comeBack(typist);
    else typist.online = false;
  }

  #comeBack(typist: Typist): void {
    typist.online = true;
    const queue = typist.queue.splice(0);
    if (queue.length === 0) return;
    // A browser that lost its timed queue sends one merged update instead.
    if (this.#random.chance(0.3)) {
      const update = Y.mergeUpdates(queue.map((queued) => queued.update));
      this.#arrive(typist, { update, claimedAt: null, verified: true });
      return;
    }
    for (const { update, typedAt } of queue) this.#arrive(typist, { update, claimedAt: typedAt, verified: true });
  }

  /** Sends, as one's own, what somebody else typed offline; the author will send it again. */
  #relay(typist: Typist): void {
    const author = this.#typists.find(({ id, queue }) => id !== typist.id && queue.length > 0);
    if (author === undefined || !typist.online) return;
    const update = Y.mergeUpdates(author.queue.map((queued) => queued.update));
    this.#arrive(typist, { update, claimedAt: null, verified: false });
  }

  #moveCaret({ id, text, instance }: Typist): void {
    const at = this.#random.below(text.length + 1);
    const { item } = Y.createRelativePositionFromTypeIndex(text, at);
    const point: CaretPoint = item === null ? null : [item.client, item.clock];
    const event: RoomEvent = { type: 'carets', carets: [{ participantId: id, points: [point] }] };
    this.#receiveRow(instance, { participantId: null, at: this.#clock(), event });
  }

  #receive({ doc, inbox, online }: Typist, count: number): void {
    if (!online) return;
    for (const update of inbox.splice(0, count)) Y.applyUpdate(doc, update, 'remote');
  }

  /** An update reaches its sender's instance, and from there the people beside them. */
  #arrive({ id, instance }: Typist, content: Omit<UpdateRow, 'seq' | 'at' | 'participantId'>): void {
    Y.applyUpdate(instance.doc, content.update);
    for (const other of this.#typists) {
      if (other.instance === instance && other.id !== id) other.inbox.push(content.update);
    }
    this.#receiveRow(instance, { participantId: id, at: this.#clock(), ...content });
  }

  #receiveRow(instance: Instance, row: Row): void {
    instance.pending.push(row);
    // One instance alone commits in the order of arrival, whenever that is.
    if (this.#instances.length === 1) this.#commit(instance, 1);
  }

  #commitSome(): void {
    if (this.#instances.length === 1) return;
    const instance = this.#random.pick(this.#instances);
    if (this.#random.chance(0.4)) this.#commit(instance, this.#random.below(instance.pending.length + 1));
  }

  #commit(instance: Instance, count: number): void {
    for (const row of instance.pending.splice(0, count)) {
      this.#rows.push({ seq: this.#rows.length + 1, ...row });
      if ('update' in row) {
        Y.applyUpdate(this.#server, row.update);
        for (const other of this.#instances) if (other !== instance) Y.applyUpdate(other.doc, row.update);
        for (const { inbox, instance: its } of this.#typists) if (its !== instance) inbox.push(row.update);
      }
      this.#texts.push(this.#server.getText('code').toString());
    }
  }

  /** Clocks of two instances differ a little. */
  #clock(): number {
    return this.#now + this.#random.below(20) - 10;
  }
}
