import * as idb from 'lib0/indexeddb';
import type { UnsavedEdit } from './unsaved-edits.ts';

/** Where an edit is kept: room, page (in the order in which they were opened), place in it. */
type EditKey = [roomId: string, page: number, n: number];

/** An edit that the browser keeps until it is saved. */
export interface KeptEdit extends UnsavedEdit {
  readonly key?: EditKey;
}

/** What a browser has of a room from earlier. */
export interface Kept {
  readonly epoch: number;
  /** What leads to the document as it was, in this order. */
  readonly updates: readonly Uint8Array[];
  /** Those of them that are not known to be saved. */
  readonly unsaved: readonly KeptEdit[];
}

interface Base {
  readonly epoch: number;
  readonly state: Uint8Array;
}

const DATABASE = 'pairpad';
const STORES = { base: 'base', updates: 'updates', unsaved: 'unsaved', view: 'view' } as const;
type StoreName = (typeof STORES)[keyof typeof STORES];
const ALL_STORES = Object.values(STORES);
/** Others' edits are written together: a busy room makes eighty a second, and the server has them anyway. */
const FLUSH_MS = 400;
/** Updates after which the state is written anew; folding this many is a matter of milliseconds. */
const COMPACT_AFTER = 200;

/**
 * One room's copy in this browser's IndexedDB: the document, and the edits that are not known to be saved with their
 * times. Both are in one database because they must be written together. Pages of the same room share it.
 */
export class RoomCopy {
  private readonly db: IDBDatabase;
  private readonly roomId: string;
  /** Sorts behind every earlier page's; the fraction keeps two of the same millisecond apart. */
  private readonly page = Date.now() + Math.random();
  private epoch: number | undefined;
  private n = 0;
  private sinceBase = 0;
  private pending: Uint8Array[] = [];
  private flushTimer: ReturnType<typeof setTimeout> | undefined;

  private constructor(db: IDBDatabase, roomId: string) {
    this.db = db;
    this.roomId = roomId;
  }

  /** Opens the copy; undefined where the browser keeps nothing (private windows, denied storage, no browser). */
  static async open(roomId: string): Promise<RoomCopy | undefined> {
    if (globalThis.indexedDB === undefined) return undefined;
    try {
      const db = await idb.openDB(DATABASE, (made) =>
        idb.createStores(
          made,
          ALL_STORES.map((name) => [name]),
        ),
      );
      return new RoomCopy(db, roomId);
    } catch {
      return undefined;
    }
  }

  /** What earlier pages left here. */
  async load(): Promise<Kept | undefined> {
    const read = this.db.transaction([STORES.base, STORES.updates, STORES.unsaved]);
    // Nothing but this class writes here, and lib0 types what it hands back too narrowly.
    const [base, rows, edits] = (await Promise.all<unknown>([
      idb.get(read.objectStore(STORES.base), this.roomId),
      idb.getAll(read.objectStore(STORES.updates), this.range()),
      idb.getAllKeysValues(read.objectStore(STORES.unsaved), this.range()),
    ])) as [Base | undefined, Uint8Array[], { k: EditKey; v: UnsavedEdit }[]];
    if (base === undefined) return undefined;
    // A page that is opened without a network keeps what is typed in it all the same.
    this.epoch = base.epoch;
    return {
      epoch: base.epoch,
      updates: [base.state, ...rows, ...edits.map(({ v }) => v.update)],
      unsaved: edits.map(({ k, v }) => ({ ...v, key: k })),
    };
  }

  /** From here on the copy is of this epoch, and begins with this state; what earlier pages left is folded into it. */
  begin(epoch: number, state: Uint8Array): void {
    this.epoch = epoch;
    this.pending = [];
    this.sinceBase = 0;
    this.write([STORES.base, STORES.updates], (bases, updates) => {
      bases.put({ epoch, state } satisfies Base, this.roomId);
      // Pages opened later write under later keys, and what others have not saved is kept apart.
      updates.delete(IDBKeyRange.bound([this.roomId], [this.roomId, this.page, this.n]));
    });
  }

  /** Whether enough has come since `begin` that beginning anew is worth its writing. */
  get isLong(): boolean {
    return this.sinceBase >= COMPACT_AFTER;
  }

  /** Keeps an edit of this page, and before it whatever it may build on. */
  addEdit(edit: UnsavedEdit): KeptEdit {
    if (this.epoch === undefined) return edit;
    this.flush();
    const key = this.nextKey();
    this.write([STORES.updates, STORES.unsaved], (updates, unsaved) => {
      updates.put(edit.update, key);
      unsaved.put(edit, key);
    });
    return { ...edit, key };
  }

  /** Keeps somebody else's edit, soon. */
  addUpdate(update: Uint8Array): void {
    if (this.epoch === undefined) return;
    this.pending.push(update);
    this.flushTimer ??= setTimeout(() => this.flush(), FLUSH_MS);
  }

  /** These are saved: they stay in the document and need not be sent again. */
  confirm(edits: readonly KeptEdit[]): void {
    const keys = edits.flatMap(({ key }) => (key === undefined ? [] : [key]));
    if (keys.length === 0) return;
    this.write([STORES.unsaved], (unsaved) => {
      for (const key of keys) unsaved.delete(key);
    });
  }

  /** What the room's page shows besides the document, for opening it without a network. */
  async view(): Promise<unknown> {
    return idb.get(this.db.transaction([STORES.view]).objectStore(STORES.view), this.roomId);
  }

  keepView(view: unknown): void {
    this.write([STORES.view], (views) => void views.put(view, this.roomId));
  }

  /** Removes everything that this browser has of the room, and closes; resolves when it is gone. */
  async wipe(): Promise<void> {
    this.epoch = undefined;
    clearTimeout(this.flushTimer);
    const transaction = this.db.transaction(ALL_STORES, 'readwrite');
    const gone = new Promise<void>((resolve) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => resolve();
    });
    for (const name of ALL_STORES) {
      const store = transaction.objectStore(name);
      store.delete(name === STORES.updates || name === STORES.unsaved ? this.range() : this.roomId);
    }
    await gone;
    this.db.close();
  }

  close(): void {
    this.flush();
    this.db.close();
  }

  private flush(): void {
    clearTimeout(this.flushTimer);
    this.flushTimer = undefined;
    const pending = this.pending.splice(0);
    if (pending.length === 0 || this.epoch === undefined) return;
    this.write([STORES.updates], (updates) => {
      for (const update of pending) updates.put(update, this.nextKey());
    });
  }

  private nextKey(): EditKey {
    this.n += 1;
    this.sinceBase += 1;
    return [this.roomId, this.page, this.n];
  }

  private range(): IDBKeyRange {
    // In the order of keys an array is behind every number.
    return IDBKeyRange.bound([this.roomId], [this.roomId, []]);
  }

  /** Transactions of one connection run in the order they were made; one that fails (no space left) changes nothing. */
  private write(names: readonly StoreName[], change: (first: IDBObjectStore, second: IDBObjectStore) => void): void {
    try {
      const transaction = this.db.transaction(names, 'readwrite');
      transaction.onabort = (event) => event.stopPropagation();
      transaction.onerror = (event) => event.preventDefault();
      const [first, second = first] = names.map((name) => transaction.objectStore(name));
      if (first !== undefined && second !== undefined) change(first, second);
    } catch {
      // Closed under us, by a newer version or by the person: the page goes on without.
    }
  }
}
