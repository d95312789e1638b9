import * as Y from 'yjs';
import { DOCUMENT_ROOTS } from '../lib/protocol/code-document.ts';

/** What applying an update to a document would do. */
export type Inspection =
  /** It fits; `authors` are the client ids that it brings new text of. */
  | { readonly kind: 'fits'; readonly authors: readonly number[] }
  /** It builds on, or deletes, what the document does not have. */
  | { readonly kind: 'gap' }
  /** No page of ours makes it. */
  | { readonly kind: 'foreign'; readonly reason: string };

const GAP = { kind: 'gap' } as const;
const foreign = (reason: string) => ({ kind: 'foreign', reason }) as const;

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/**
 * Looks through an update before it is applied: an update with a gap would wait inside Yjs and surface later under
 * whichever connection fills it, and roots or contents that nothing shows would grow the room unseen. Throws on bytes
 * that are no update.
 */
export function inspectUpdate(doc: Y.Doc, update: Uint8Array): Inspection {
  const { structs, ds } = Y.decodeUpdate(update);
  const known = (client: number) => Y.getState(doc.store, client);
  const ends = new Map<number, number>();
  const endOf = (client: number) => ends.get(client) ?? known(client);
  const fresh: Struct[] = [];

  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    // Yjs takes it in, and then fails to find what stands beside it.
    if (struct.length === 0) return foreign('an empty struct');
    const { client, clock } = struct.id;
    if (clock > endOf(client)) return GAP;
    const end = clock + struct.length;
    if (end <= known(client)) continue;
    ends.set(client, Math.max(end, endOf(client)));
    fresh.push(struct);
  }
  if (fresh.filter(isValue).length > MAX_VALUES) return foreign('too many values');
  for (const struct of fresh) {
    if (!(struct instanceof Y.Item)) continue;
    const missing = [struct.origin, struct.rightOrigin].some((id) => id !== null && !reaches(struct, id, endOf));
    if (missing) return GAP;
    const reason = whyForeign(doc, struct, fresh);
    if (reason !== undefined) return foreign(reason);
  }
  for (const [client, deletions] of ds.clients) {
    if (deletions.some(({ clock, len }) => clock + len > endOf(client))) return GAP;
  }
  return { kind: 'fits', authors: [...ends.keys()] };
}

/** Whether what a struct refers to stands before it: of its own client, only what is older. */
function reaches(struct: Struct, id: Y.ID, endOf: (client: number) => number): boolean {
  return id.client === struct.id.client ? id.clock < struct.id.clock : id.clock < endOf(id.client);
}

function whyForeign(doc: Y.Doc, item: Y.Item, fresh: readonly Struct[]): string | undefined {
  if (item.parent instanceof Y.ID) return 'nested types';
  if (typeof item.parent === 'string' && !isRoot(item.parent)) return 'an unknown root';
  if (item.content instanceof Y.ContentString || item.content instanceof Y.ContentDeleted) return undefined;
  if (!(item.content instanceof Y.ContentAny)) return 'an unknown kind of content';
  return rootOf(doc, item, fresh) === 'code' ? 'values in the text' : undefined;
}

const isValue = (struct: Struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentAny;
const isRoot = (name: string) => (DOCUMENT_ROOTS as readonly string[]).includes(name);

/** Settings set in one update, and how often each: more is nobody's work, and looking through it costs. */
const MAX_VALUES = 64;
const MAX_HOPS = 16;

/** The root an item belongs to: its own word, or that of the item it stands beside. Undefined where that is gone. */
function rootOf(doc: Y.Doc, item: Y.Item, fresh: readonly Struct[]): string | undefined {
  let at: Y.Item = item;
  for (let hops = 0; hops < MAX_HOPS; hops += 1) {
    const parent: unknown = at.parent;
    if (typeof parent === 'string') return parent;
    if (parent !== null) return DOCUMENT_ROOTS.find((name) => doc.share.get(name) === parent);
    const beside = at.origin ?? at.rightOrigin;
    if (beside === null) return undefined;
    const next = find(doc, beside, fresh);
    if (!(next instanceof Y.Item)) return undefined;
    at = next;
  }
  return 'code';
}

function find(doc: Y.Doc, id: Y.ID, fresh: readonly Struct[]): unknown {
  if (id.clock < Y.getState(doc.store, id.client)) return Y.getItem(doc.store, id);
  return fresh.find(
    (struct) =>
      struct.id.client === id.client && struct.id.clock <= id.clock && id.clock < struct.id.clock + struct.length,
  );
}
