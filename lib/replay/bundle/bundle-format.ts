import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { z } from 'zod';
import { languageSchema } from '../../protocol/languages.ts';
import { personSchema } from '../../protocol/people.ts';
import {
  type ReviewComment,
  type RunHistory,
  replayStatementSchema,
  reviewCommentSchema,
  runHistorySchema,
} from '../../protocol/replay.ts';
import { outputChunkSchema } from '../../protocol/runs.ts';

/** Raised when older installations could not read it any more. docs/bundle.md describes each. */
export const BUNDLE_VERSION = 1;

/** What a bundle consists of, besides its manifest. */
export const BUNDLE_FILES = ['record.bin', 'people.json', 'runs.json', 'comments.json', 'viewer.html'] as const;
export type BundleFile = (typeof BUNDLE_FILES)[number];
export const MANIFEST = 'manifest.json';

/** The year 9999: dates beyond it are written otherwise. */
export const LAST_TIME_MS = 253_402_300_799_999;
/** Milliseconds since the epoch. */
const time = z.number().nonnegative().max(LAST_TIME_MS);
/** Postgres keeps these in four bytes. */
const whole = z.number().int().nonnegative().max(2_147_483_647);

export const manifestSchema = z.object({
  format: z.literal('pairpad-session'),
  version: z.literal(BUNDLE_VERSION),
  exportedAt: time,
  room: z.object({
    title: z.string(),
    language: languageSchema,
    template: z.string(),
    createdAt: time,
    endedAt: time.nullable(),
  }),
  /** Rows of the record. */
  rows: z.number().int().nonnegative(),
  files: z.array(
    z.object({
      name: z.enum(BUNDLE_FILES),
      bytes: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type BundleManifest = z.infer<typeof manifestSchema>;

/** `people.json`. Whose client ids are whose is part of who people were; what they were asked is told with them. */
export const bundlePeopleSchema = z.object({
  people: z.array(personSchema),
  statements: z.array(replayStatementSchema.extend({ n: whole })),
  clients: z.array(z.object({ clientId: z.number().int().nonnegative(), participantId: z.string().nullable() })),
});
export type BundlePeople = z.infer<typeof bundlePeopleSchema>;

export const bundleRunsSchema = z.array(
  runHistorySchema.extend({
    timeoutSeconds: whole,
    seq: whole,
    startedAt: time,
    endedAt: time.nullable(),
    chunks: z.array(outputChunkSchema.extend({ n: whole, at: time })),
  }),
);
export const bundleCommentsSchema = z.array(
  reviewCommentSchema.extend({ seq: whole, from: whole, to: whole, createdAt: time, resolvedAt: time.nullable() }),
);

/** A row of the record as it is kept: events of kinds that this version does not know go along untouched. */
export interface BundleRow {
  readonly seq: number;
  readonly at: number;
  readonly claimedAt: number | null;
  readonly participantId: string | null;
  readonly verified: boolean;
  readonly content: { readonly update: Uint8Array } | { readonly event: unknown };
}

/** A session as a bundle holds it, checked through and through. */
export interface BundledSession extends BundlePeople {
  readonly manifest: BundleManifest;
  readonly rows: readonly BundleRow[];
  readonly runs: readonly RunHistory[];
  readonly comments: readonly ReviewComment[];
}

const KIND = { update: 0, event: 1 } as const;

/** `record.bin`: the rows one after the other. */
export function encodeRows(rows: readonly BundleRow[]): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, rows.length);
  for (const { seq, at, claimedAt, participantId, verified, content } of rows) {
    encoding.writeVarUint(encoder, seq);
    encoding.writeVarUint(encoder, at);
    // Zero is nothing: no browser claims the beginning of 1970.
    encoding.writeVarUint(encoder, claimedAt ?? 0);
    encoding.writeVarString(encoder, participantId ?? '');
    encoding.writeUint8(encoder, verified ? 1 : 0);
    if ('update' in content) {
      encoding.writeUint8(encoder, KIND.update);
      encoding.writeVarUint8Array(encoder, content.update);
    } else {
      encoding.writeUint8(encoder, KIND.event);
      encoding.writeVarString(encoder, JSON.stringify(content.event ?? null));
    }
  }
  return new Uint8Array(encoding.toUint8Array(encoder));
}

/** The rows in the bytes; throws where they are none. */
export function decodeRows(bytes: Uint8Array): BundleRow[] {
  const decoder = decoding.createDecoder(bytes);
  const count = decoding.readVarUint(decoder);
  const rows: BundleRow[] = [];
  for (let index = 0; index < count; index++) {
    const seq = decoding.readVarUint(decoder);
    const at = decoding.readVarUint(decoder);
    const claimedAt = decoding.readVarUint(decoder) || null;
    const participantId = decoding.readVarString(decoder) || null;
    const verified = decoding.readUint8(decoder) === 1;
    const kind = decoding.readUint8(decoder);
    if (kind !== KIND.update && kind !== KIND.event) throw new Error(`row ${seq} is of an unknown kind`);
    const content =
      kind === KIND.update
        ? { update: decoding.readVarUint8Array(decoder).slice() }
        : { event: JSON.parse(decoding.readVarString(decoder)) as unknown };
    rows.push({ seq, at, claimedAt, participantId, verified, content });
  }
  if (decoding.hasContent(decoder)) throw new Error('there is more than its rows');
  return rows;
}
