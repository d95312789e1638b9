import * as Y from 'yjs';
import type { CaretPoint, RoomEvent } from '#lib/protocol/events.ts';
import type { Person } from '#lib/protocol/people.ts';
import type { ReplayRow } from '#lib/replay/rows.ts';
import { type Random, seededRandom } from '#lib/replay/testing/random.ts';
import type { BenchSession } from './session.ts';

export interface SyntheticOptions {
  readonly name: string;
  readonly people: number;
  readonly edits: number;
  readonly durationMs: number;
  readonly startedAt: number;
  readonly idOf: (index: number) => string;
}

const NAMES = [
  'Grace Hopper',
  'Ada Lovelace',
  'Alan Turing',
  'Edsger Dijkstra',
  'Katherine Johnson',
  'Konrad Zuse',
  'John Backus',
  'Kathleen Booth',
];
const LINES = [
  'const seen = new Map();',
  'for (const [index, value] of numbers.entries()) {',
  '  const rest = target - value;',
  '  if (seen.has(rest)) return [seen.get(rest), index];',
  '  seen.set(value, index);',
  '}',
  'if (!Array.isArray(input)) throw new TypeError("an array, please");',
  '// What about negative numbers? They are fine.',
  'const sorted = [...numbers].sort((a, b) => a - b);',
  'let left = 0;',
  'let right = sorted.length - 1;',
  'while (left < right) {',
  '  const sum = sorted[left] + sorted[right];',
  '  if (sum === target) return [left, right];',
  '  if (sum < target) left += 1; else right -= 1;',
  'console.log(solve([2, 7, 11, 15], 9));',
];

interface Writer {
  readonly person: Person;
  readonly doc: Y.Doc;
  readonly text: Y.Text;
  /** What this person is about to type. */
  queue: string;
  /** Where, as a place that moves along with the text. */
  caret: Y.RelativePosition;
}

/** Makes up a session of several people who write one program together; the same seed gives the same one. */
export function syntheticSession(seed: number, options: SyntheticOptions): BenchSession {
  return new Recorder(seededRandom(seed), options).record();
}

class Recorder {
  readonly #random: Random;
  readonly #options: SyntheticOptions;
  readonly #server = new Y.Doc();
  readonly #rows: ReplayRow[] = [];
  readonly #writers: Writer[];
  #now: number;

  constructor(random: Random, options: SyntheticOptions) {
    this.#random = random;
    this.#options = options;
    this.#now = options.startedAt;
    this.#writers = Array.from({ length: options.people }, (_, index) => this.#writer(index));
  }

  record(): BenchSession {
    const { name, edits, durationMs, startedAt } = this.#options;
    this.#event({ type: 'room_created', language: 'javascript', template: 'blank' });
    this.#begin();
    for (const { person } of this.#writers) this.#event({ type: 'person_joined', person });
    for (let edit = 0; edit < edits; edit++) {
      this.#now = startedAt + Math.round((edit / edits) * durationMs);
      const writer = this.#random.pick(this.#writers);
      if (this.#random.chance(0.05)) this.#moveCaret(writer);
      this.#edit(writer);
    }
    this.#now = startedAt + durationMs;
    return {
      name,
      people: this.#writers.map(({ person }) => person),
      rows: this.#rows,
      bindings: new Map(this.#writers.map(({ doc, person }) => [doc.clientID, person.participantId])),
      text: this.#server.getText('code').toString(),
    };
  }

  #writer(index: number): Writer {
    const doc = new Y.Doc();
    doc.clientID = 1_000 + index * 7_919 + this.#random.below(1_000);
    const text = doc.getText('code');
    const person: Person = {
      participantId: this.#options.idOf(index),
      name: NAMES[index % NAMES.length] ?? 'Nobody',
      role: index === 0 ? 'host' : 'guest',
      color: index % 8,
    };
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') this.#append(person.participantId, update);
    });
    return { person, doc, text, queue: '', caret: Y.createRelativePositionFromTypeIndex(text, 0) };
  }

  /** A place of each person's own, as people agree on one before they type. */
  #begin(): void {
    const [first] = this.#writers;
    if (first === undefined) return;
    const functions = this.#writers.map((_, index) => `function part${index}(numbers, target) {\n\n}\n`);
    first.text.insert(0, functions.join('\n'));
    const text = first.text.toString();
    for (const [index, writer] of this.#writers.entries()) {
      this.#jump(writer, text.indexOf(`part${index}(`) + `part${index}(numbers, target) {\n`.length);
    }
  }

  #edit(writer: Writer): void {
    const { text } = writer;
    const random = this.#random;
    const at = Y.createAbsolutePositionFromRelativePosition(writer.caret, writer.doc)?.index ?? text.length;
    if (random.chance(0.12) && at > 0) {
      text.delete(at - 1, 1);
      this.#jump(writer, at - 1);
    } else if (random.chance(0.002)) {
      const pasted = `${[random.pick(LINES), random.pick(LINES), random.pick(LINES)].join('\n  ')}\n`;
      text.insert(at, pasted);
      this.#jump(writer, at + pasted.length);
    } else if (random.chance(0.004) && at > 80) {
      // A line or two thrown away: what is written in an hour is more than what stays.
      text.delete(at - 80, 80);
      this.#jump(writer, at - 80);
    } else {
      if (writer.queue === '') writer.queue = `  ${random.pick(LINES)}\n`;
      text.insert(at, writer.queue.charAt(0));
      writer.queue = writer.queue.slice(1);
      this.#jump(writer, at + 1);
    }
  }

  #moveCaret(writer: Writer): void {
    const { text, person } = writer;
    if (this.#random.chance(0.1)) this.#jump(writer, this.#random.below(text.length + 1));
    const { item } = writer.caret;
    const point: CaretPoint = item === null ? null : [item.client, item.clock];
    this.#event({ type: 'carets', carets: [{ participantId: person.participantId, points: [point] }] });
  }

  #jump(writer: Writer, index: number): void {
    writer.caret = Y.createRelativePositionFromTypeIndex(writer.text, index);
  }

  #append(participantId: string, update: Uint8Array): void {
    const seq = this.#rows.length + 1;
    this.#rows.push({ seq, at: this.#now, participantId, update, claimedAt: null, verified: true });
    Y.applyUpdate(this.#server, update);
    for (const { doc, person } of this.#writers) {
      if (person.participantId !== participantId) Y.applyUpdate(doc, update, 'remote');
    }
  }

  #event(event: RoomEvent): void {
    this.#rows.push({ seq: this.#rows.length + 1, at: this.#now, participantId: null, event });
  }
}
