import * as Y from 'yjs';
import { type CodeDocument, createCodeDocument } from '../protocol/code-document.ts';
import type { CaretPoint, CaretSample } from '../protocol/events.ts';
import { type Hunk, hunksOf } from './hunks.ts';
import { ItemPlaces } from './item-places.ts';
import type { ClientBindings, ReplayRow, UpdateRow } from './rows.ts';
import { splice } from './splice.ts';
import type { Tape } from './tape.ts';
import { TapeBuilder } from './tape-builder.ts';

const ASTRAL = /[\ud800-\udfff]/;

/**
 * Folds a record's rows in order of arrival and writes down what each does to the text. Rows may come in pieces: a
 * live room's tail is pushed as it grows.
 */
export class Linearizer {
  readonly #bindings: Map<number, string | null>;
  readonly #document: CodeDocument = createCodeDocument();
  readonly #places = new ItemPlaces();
  readonly #tape: TapeBuilder;
  #hunks: Hunk[] = [];
  /** The text, kept only once it holds characters that Yjs may cut in two. */
  #text: string | undefined;

  constructor(epoch: number, bindings: ClientBindings = new Map()) {
    this.#bindings = new Map(bindings);
    this.#tape = new TapeBuilder(epoch);
    const { doc, code } = this.#document;
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      this.#hunks.push(...hunksOf(transaction, code, this.#places));
    });
  }

  /** Learns whose client ids are whose; a binding never changes. */
  bind(bindings: ClientBindings): void {
    for (const [clientId, participantId] of bindings) this.#bindings.set(clientId, participantId);
  }

  push(row: ReplayRow): void {
    this.#tape.beginRow(row.seq, row.at);
    if ('update' in row) this.#pushUpdate(row);
    else if (row.event.type === 'carets') for (const caret of row.event.carets) this.#pushCaret(caret);
    else this.#tape.addEvent(row.event);
  }

  /** The tape of the rows pushed so far. */
  tape(): Tape {
    return this.#tape.build();
  }

  /** The room's text after the rows pushed so far, as Yjs has it. */
  text(): string {
    return this.#document.code.toString();
  }

  #pushUpdate(row: UpdateRow): void {
    this.#hunks = [];
    Y.applyUpdate(this.#document.doc, row.update);
    for (const hunk of this.#hunks) this.#addHunk(row, hunk);
    this.#repairCutCharacters(row);
  }

  #addHunk(row: UpdateRow, { position, deleted, inserted, clientId }: Hunk): void {
    const sender = row.participantId;
    const fact = { claimedAt: row.claimedAt, position };
    const bound = clientId === undefined ? sender : this.#bindings.get(clientId);
    const author = bound ?? null;
    // What the sender's own connection vouches for needs no more proof; an unbound id has none.
    const unverified = bound === undefined || (!row.verified && author !== sender);
    if (inserted === '' || (author === sender && !unverified)) {
      this.#tape.addEdit({ ...fact, participantId: sender, unverified: false, deleted, inserted });
      return;
    }
    if (deleted > 0) this.#tape.addEdit({ ...fact, participantId: sender, unverified: false, deleted, inserted: '' });
    this.#tape.addEdit({ ...fact, participantId: author, unverified, deleted: 0, inserted });
  }

  /**
   * When two people's edits cut a surrogate pair, Yjs replaces both halves in place and reports no change. Texts that
   * hold such pairs are compared after each row, so that the fold stays the server's text (REP1).
   */
  #repairCutCharacters(row: UpdateRow): void {
    if (this.#text === undefined) {
      if (this.#hunks.some(({ inserted }) => ASTRAL.test(inserted))) this.#text = this.text();
      return;
    }
    for (const { position, deleted, inserted } of this.#hunks) {
      this.#text = splice(this.#text, position, deleted, inserted);
    }
    const actual = this.text();
    for (let index = 0; index < actual.length; index++) {
      if (actual[index] === this.#text[index]) continue;
      const cut = { claimedAt: row.claimedAt, position: index, deleted: 1, inserted: actual.charAt(index) };
      this.#tape.addEdit({ ...cut, participantId: row.participantId, unverified: false });
    }
    this.#text = actual;
  }

  #pushCaret({ participantId, points: [anchorPoint, headPoint = anchorPoint] }: CaretSample): void {
    const anchor = this.#resolve(anchorPoint);
    const head = this.#resolve(headPoint);
    if (anchor !== undefined && head !== undefined) this.#tape.addCaret(participantId, anchor, head);
  }

  #resolve(point: CaretPoint): number | undefined {
    const { code, doc } = this.#document;
    if (point === null) return code.length;
    const [client, clock] = point;
    if (Y.getState(doc.store, client) <= clock) return undefined;
    const item = Y.getItem(doc.store, Y.createID(client, clock));
    if (!(item instanceof Y.Item) || item.parent !== code) return undefined;
    return this.#places.placeBefore(item, visibleLength) + (item.deleted ? 0 : clock - item.id.clock);
  }
}

function visibleLength({ deleted, content, length }: Y.Item): number {
  return !deleted && content instanceof Y.ContentString ? length : 0;
}

/** The tape of a whole record. */
export function linearize(epoch: number, rows: Iterable<ReplayRow>, bindings: ClientBindings): Tape {
  const linearizer = new Linearizer(epoch, bindings);
  for (const row of rows) linearizer.push(row);
  return linearizer.tape();
}
