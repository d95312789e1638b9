import type { RoomEvent } from '../protocol/events.ts';
import { EDIT_FLAGS, NO_CARET, type Tape } from './tape.ts';

export interface NewEdit {
  readonly participantId: string | null;
  readonly unverified: boolean;
  /** Milliseconds since the epoch, as claimed; null for what was typed online. */
  readonly claimedAt: number | null;
  readonly position: number;
  readonly deleted: number;
  readonly inserted: string;
}

/** Gathers a tape row by row. */
export class TapeBuilder {
  readonly #epoch: number;
  readonly #people: (string | null)[] = [null];
  readonly #indexes = new Map<string | null, number>([[null, 0]]);
  readonly #edits = columns('seq', 'at', 'typedAt', 'person', 'flags', 'position', 'deleted', 'insertedEnd');
  readonly #carets = columns('seq', 'edit', 'at', 'person', 'anchor', 'head');
  readonly #events: { seq: number; at: number; edit: number; event: RoomEvent }[] = [];
  readonly #inserted: string[] = [];
  #insertedLength = 0;
  #startedAt: number | undefined;
  #seq = 0;
  #now = 0;

  constructor(epoch: number) {
    this.#epoch = epoch;
  }

  /** Begins the row that the next edits and events belong to. Time never runs backwards, whatever the clocks say. */
  beginRow(seq: number, at: number): void {
    this.#startedAt ??= at;
    this.#seq = seq;
    this.#now = Math.max(this.#now, at - this.#startedAt);
  }

  addEdit({ participantId, unverified, claimedAt, position, deleted, inserted }: NewEdit): void {
    const typedAt = claimedAt === null ? this.#now : claimedAt - (this.#startedAt ?? 0);
    this.#edits.seq.push(this.#seq);
    this.#edits.at.push(this.#now);
    this.#edits.typedAt.push(Math.min(Math.max(0, typedAt), this.#now));
    this.#edits.person.push(this.#personIndex(participantId));
    this.#edits.flags.push((unverified ? EDIT_FLAGS.unverified : 0) | (claimedAt === null ? 0 : EDIT_FLAGS.offline));
    this.#edits.position.push(position);
    this.#edits.deleted.push(deleted);
    this.#insertedLength += inserted.length;
    this.#edits.insertedEnd.push(this.#insertedLength);
    this.#inserted.push(inserted);
  }

  addCaret(participantId: string, anchor: number, head: number): void {
    this.#carets.seq.push(this.#seq);
    this.#carets.edit.push(this.#edits.seq.length);
    this.#carets.at.push(this.#now);
    this.#carets.person.push(this.#personIndex(participantId));
    this.#carets.anchor.push(anchor);
    this.#carets.head.push(head);
  }

  addEvent(event: RoomEvent): void {
    this.#events.push({ seq: this.#seq, at: this.#now, edit: this.#edits.seq.length, event });
    if ('participantId' in event) this.#personIndex(event.participantId);
    if (event.type === 'person_joined') this.#personIndex(event.person.participantId);
    if (event.type === 'person_left') this.addCaret(event.participantId, NO_CARET, NO_CARET);
  }

  /** The tape of all that was added so far. */
  build(): Tape {
    const [edits, carets] = [this.#edits, this.#carets];
    return {
      epoch: this.#epoch,
      seq: this.#seq,
      startedAt: this.#startedAt ?? 0,
      durationMs: this.#now,
      people: [...this.#people],
      edits: {
        length: edits.seq.length,
        seq: Int32Array.from(edits.seq),
        at: Float64Array.from(edits.at),
        typedAt: Float64Array.from(edits.typedAt),
        person: Uint16Array.from(edits.person),
        flags: Uint8Array.from(edits.flags),
        position: Int32Array.from(edits.position),
        deleted: Int32Array.from(edits.deleted),
        insertedEnd: Int32Array.from(edits.insertedEnd),
        inserted: this.#inserted.join(''),
      },
      carets: {
        length: carets.edit.length,
        seq: Int32Array.from(carets.seq),
        edit: Int32Array.from(carets.edit),
        at: Float64Array.from(carets.at),
        person: Uint16Array.from(carets.person),
        anchor: Int32Array.from(carets.anchor),
        head: Int32Array.from(carets.head),
      },
      events: [...this.#events],
    };
  }

  #personIndex(participantId: string | null): number {
    const known = this.#indexes.get(participantId);
    if (known !== undefined) return known;
    const index = this.#people.push(participantId) - 1;
    this.#indexes.set(participantId, index);
    return index;
  }
}

function columns<Name extends string>(...names: Name[]): Record<Name, number[]> {
  return Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
}
