import { connectRoom, type RoomConnection } from '../../lib/collab-client/room-connection.ts';
import type { Result } from '../../lib/kernel/fault.ts';
import type { ClientLine } from './client-line.ts';
import type { Random } from './random.ts';

/** What one page did to one word: it put it in, and perhaps took it out again. */
interface Word {
  readonly text: string;
  isTakenOut: boolean;
}

/** What must be true of a word in the end, as far as its page was told. */
export interface Claim {
  readonly word: string;
  readonly occurrences: 0 | 1;
}

let pages = 0;

/**
 * Types words at random places and takes some of its own out again. Each word is unlike any other, so that a lost one
 * is seen, and so is a doubled one. It remembers what its page has shown as saved.
 */
export class Typist {
  readonly line: ClientLine;
  page: RoomConnection;
  /** Edits that a page has shown as saved, of this and of earlier pages. */
  savedEdits = 0;
  private readonly roomId: string;
  private readonly random: Random;
  private readonly fetchTicket: () => Promise<Result<string>>;
  private name = '';
  private words: Word[] = [];
  private edits = 0;
  private vouched: { words: number; out: Set<string>; edits: number } = { words: 0, out: new Set(), edits: 0 };
  /** What pages that were killed had shown as saved. */
  private readonly inherited: Claim[] = [];

  constructor(roomId: string, line: ClientLine, random: Random, fetchTicket: () => Promise<Result<string>>) {
    this.roomId = roomId;
    this.line = line;
    this.random = random;
    this.fetchTicket = fetchTicket;
    this.page = this.open();
  }

  get isSaved(): boolean {
    return this.page.status.get().kind === 'saved';
  }

  get text(): string {
    return this.page.document.code.toString();
  }

  /** One edit: mostly a new word, sometimes an old one out. Before the room has arrived it does nothing. */
  type(): void {
    const { code, doc } = this.page.document;
    if (code.length === 0) return;
    const text = code.toString();
    const mine = this.words.filter((word) => !word.isTakenOut);
    const out = mine.length > 3 && this.random.next() < 0.2 ? this.random.pick(mine) : undefined;
    if (out === undefined) {
      const word = { text: `<${this.name}.${this.words.length}>`, isTakenOut: false };
      const ends = [...text.matchAll(/>/g)].map(({ index }) => index + 1);
      code.insert(this.random.pick(ends), word.text);
      this.words.push(word);
    } else {
      const at = text.indexOf(out.text);
      if (at < 0) throw new Error(`${out.text} is not in the text of the page that typed it (${doc.clientID})`);
      code.delete(at, out.text.length);
      out.isTakenOut = true;
    }
    this.edits += 1;
  }

  /** The tab is killed and opened anew: what was not saved may be gone, what was may not. */
  reload(): void {
    this.inherited.push(...this.claims(true));
    this.page.destroy();
    this.page = this.open();
  }

  /** What must hold in the end; of a page that lives, everything it did. */
  claims(savedOnly = false): Claim[] {
    if (!savedOnly) {
      const own = this.words.map(({ text, isTakenOut }) => ({ word: text, occurrences: isTakenOut ? 0 : 1 }) as const);
      return [...this.inherited, ...own];
    }
    return this.words.slice(0, this.vouched.words).flatMap(({ text, isTakenOut }): Claim[] => {
      if (this.vouched.out.has(text)) return [{ word: text, occurrences: 0 }];
      // Taken out but not saved: it may be there or not.
      return isTakenOut ? [] : [{ word: text, occurrences: 1 }];
    });
  }

  close(): void {
    this.page.destroy();
    this.line.close();
  }

  private open(): RoomConnection {
    pages += 1;
    this.name = `${pages}`;
    this.words = [];
    this.edits = 0;
    this.vouched = { words: 0, out: new Set(), edits: 0 };
    const page = connectRoom({ wsUrl: this.line.url, roomId: this.roomId, fetchTicket: this.fetchTicket });
    page.status.subscribe(() => {
      if (page.status.get().kind !== 'saved') return;
      this.savedEdits += this.edits - this.vouched.edits;
      const out = this.words.filter((word) => word.isTakenOut).map(({ text }) => text);
      this.vouched = { words: this.words.length, out: new Set(out), edits: this.edits };
    });
    return page;
  }
}
