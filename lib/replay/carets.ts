import { Checkpointed } from './checkpointed.ts';
import { countUpTo, hasFlag, insertedLength, NO_CARET, NOBODY, type Tape } from './tape.ts';

/** Where one person's caret is; with a selection, `anchor` is where that began. */
export interface Caret {
  /** Index into the tape's people. */
  readonly person: number;
  readonly anchor: number;
  readonly head: number;
}

/** Everybody's caret by person, changed in place. */
interface Places {
  readonly anchors: Int32Array;
  readonly heads: Int32Array;
}

/** Everybody's carets at any moment: typing moves one's own, others' edits push it along, samples tell the rest. */
export class TapeCarets {
  readonly #tape: Tape;
  readonly #fold: Checkpointed<Places>;

  constructor(tape: Tape) {
    this.#tape = tape;
    const nowhere = new Int32Array(tape.people.length).fill(NO_CARET);
    this.#fold = new Checkpointed<Places>({
      length: tape.edits.length,
      first: { anchors: nowhere, heads: nowhere },
      copy: copyPlaces,
      apply: (places, edit) => {
        this.#move(places, edit, Number.POSITIVE_INFINITY);
        this.#edit(places, edit);
        return places;
      },
    });
  }

  /** The carets after so many edits, at so many milliseconds. */
  at(moment: number, time: number): Caret[] {
    const places = copyPlaces(this.#fold.at(moment));
    this.#move(places, moment, time);
    const carets = Array.from(places.heads, (head, person) => ({
      person,
      head,
      anchor: places.anchors[person] ?? head,
    }));
    return carets.filter(({ head }) => head !== NO_CARET);
  }

  /** Applies the moves that came after exactly `edit` edits, up to a time. */
  #move({ anchors, heads }: Places, edit: number, time: number): void {
    const { carets } = this.#tape;
    for (let index = countUpTo(carets.edit, edit - 1); index < carets.length; index++) {
      if (carets.edit[index] !== edit || (carets.at[index] ?? 0) > time) return;
      const person = carets.person[index] ?? NOBODY;
      anchors[person] = carets.anchor[index] ?? NO_CARET;
      heads[person] = carets.head[index] ?? NO_CARET;
    }
  }

  #edit({ anchors, heads }: Places, edit: number): void {
    const { edits } = this.#tape;
    const position = edits.position[edit] ?? 0;
    const deleted = edits.deleted[edit] ?? 0;
    const inserted = insertedLength(edits, edit);
    for (const places of [anchors, heads]) {
      for (const [person, place] of places.entries()) {
        // What another person types at my caret goes before it, as the live editor shows it.
        if (place >= position) places[person] = Math.max(position, place - deleted) + inserted;
      }
    }
    const author = edits.person[edit] ?? NOBODY;
    if (author !== NOBODY && !hasFlag(edits, edit, 'unverified')) anchors[author] = heads[author] = position + inserted;
  }
}

function copyPlaces({ anchors, heads }: Places): Places {
  return { anchors: anchors.slice(), heads: heads.slice() };
}
