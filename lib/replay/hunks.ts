import * as Y from 'yjs';
import type { ItemPlaces, LengthBefore } from './item-places.ts';

/** One change of the text, in the order of application: `position` counts in the text as the hunks before it left it. */
export interface Hunk {
  readonly position: number;
  readonly deleted: number;
  readonly inserted: string;
  /** The Yjs client that typed what was inserted; undefined for a pure deletion. */
  readonly clientId: number | undefined;
}

interface Touched {
  readonly item: Y.Item;
  readonly place: number;
  readonly isAdded: boolean;
}

/** The changes that a transaction makes to a text, left to right; call it before Yjs cleans the transaction up. */
export function hunksOf(transaction: Y.Transaction, text: Y.Text, places: ItemPlaces): Hunk[] {
  const isAdded = (item: Y.Item) => item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0);
  const wasDeletedHere = (item: Y.Item) => item.deleted && Y.isDeleted(transaction.deleteSet, item.id);
  const lengthBefore: LengthBefore = (item) => {
    if (!(item.content instanceof Y.ContentString) || isAdded(item)) return 0;
    return !item.deleted || wasDeletedHere(item) ? item.length : 0;
  };
  const touch = (item: Y.Item, added: boolean): Touched => ({
    item,
    place: places.placeBefore(item, lengthBefore),
    isAdded: added,
  });
  const added = addedItems(transaction, text).map((item) => touch(item, true));
  const deleted = deletedItems(transaction, text)
    .filter((item) => !isAdded(item))
    .map((item) => touch(item, false));
  const ordered = inDocumentOrder([...added, ...deleted], lengthBefore);

  const hunks: Hunk[] = [];
  const kept: [Y.Item, number][] = [];
  let moved = 0;
  for (const { item, place, isAdded: isNew } of ordered) {
    const position = place + moved;
    const inserted = isNew && item.content instanceof Y.ContentString ? item.content.str : '';
    append(hunks, {
      position,
      deleted: isNew ? 0 : item.length,
      inserted,
      clientId: isNew ? item.id.client : undefined,
    });
    if (isNew) kept.push([item, position]);
    moved += isNew ? item.length : -item.length;
  }
  for (const hunk of hunks) places.shift(hunk.position, hunk.deleted, hunk.inserted.length);
  for (const [item, position] of kept) places.keep(item, position);
  return hunks;
}

/** The visible pieces of the text that this transaction brought. */
function addedItems(transaction: Y.Transaction, text: Y.Text): Y.Item[] {
  const items: Y.Item[] = [];
  for (const [client, after] of transaction.afterState) {
    const before = transaction.beforeState.get(client) ?? 0;
    if (after === before) continue;
    const structs = transaction.doc.store.clients.get(client) ?? [];
    for (let index = Y.findIndexSS(structs, before); index < structs.length; index++) {
      const struct = structs[index];
      if (struct !== undefined && isPieceOf(struct, text) && !struct.deleted) items.push(struct);
    }
  }
  return items;
}

function deletedItems(transaction: Y.Transaction, text: Y.Text): Y.Item[] {
  const items: Y.Item[] = [];
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (isPieceOf(struct, text)) items.push(struct);
  });
  return items;
}

function isPieceOf(struct: unknown, text: Y.Text): struct is Y.Item {
  return struct instanceof Y.Item && struct.parent === text && struct.content instanceof Y.ContentString;
}

/** By place; what was added stands before what it was added in front of, and among themselves the text decides. */
function inDocumentOrder(touched: Touched[], lengthBefore: LengthBefore): Touched[] {
  if (touched.length < 2) return touched;
  const addedAt = new Map<number, Set<Y.Item>>();
  for (const { item, place, isAdded } of touched) {
    if (isAdded) addedAt.set(place, (addedAt.get(place) ?? new Set()).add(item));
  }
  const rank = new Map<Y.Item, number>();
  for (const group of addedAt.values()) if (group.size > 1) rankGroup(group, lengthBefore, rank);
  return touched.toSorted(
    (a, b) =>
      a.place - b.place || Number(b.isAdded) - Number(a.isAdded) || (rank.get(a.item) ?? 0) - (rank.get(b.item) ?? 0),
  );
}

/** Items added at one place have nothing between them that was visible: one walk from the first meets them all. */
function rankGroup(group: ReadonlySet<Y.Item>, lengthBefore: LengthBefore, rank: Map<Y.Item, number>): void {
  const [some] = group;
  if (some === undefined) return;
  let first = some;
  while (first.left !== null && lengthBefore(first.left) === 0) first = first.left;
  let met = 0;
  for (let item: Y.Item | null = first; item !== null && met < group.size; item = item.right) {
    if (group.has(item)) rank.set(item, met++);
  }
}

/** Adds a hunk, as one with the last where both are one person's uninterrupted change. */
function append(hunks: Hunk[], next: Hunk): void {
  const last = hunks.at(-1);
  if (last === undefined) {
    hunks.push(next);
    return;
  }
  const adjacent = last.position + last.inserted.length === next.position;
  const sameAuthor = last.clientId === next.clientId || last.clientId === undefined || next.clientId === undefined;
  if (!adjacent || !sameAuthor) {
    hunks.push(next);
    return;
  }
  hunks[hunks.length - 1] = {
    position: last.position,
    deleted: last.deleted + next.deleted,
    inserted: last.inserted + next.inserted,
    clientId: last.clientId ?? next.clientId,
  };
}
