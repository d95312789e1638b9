import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import type { ReviewComment, RunHistory } from '../../protocol/replay.ts';
import {
  BUNDLE_FILES,
  BUNDLE_VERSION,
  type BundleFile,
  type BundleManifest,
  type BundlePeople,
  type BundleRow,
  encodeRows,
  MANIFEST,
} from './bundle-format.ts';

export interface SessionToBundle extends BundlePeople {
  readonly room: BundleManifest['room'];
  readonly rows: readonly BundleRow[];
  readonly runs: readonly RunHistory[];
  readonly comments: readonly ReviewComment[];
  /** The page that shows the session without a server. */
  readonly viewerHtml: string;
}

/** A session as one file: a zip with a manifest that holds every part's checksum. */
export function writeBundle(session: SessionToBundle, exportedAt: number): Uint8Array<ArrayBuffer> {
  const { people, statements, clients, runs, comments, rows, room, viewerHtml } = session;
  const files: Record<BundleFile, Uint8Array> = {
    'record.bin': encodeRows(rows),
    'people.json': json({ people, statements, clients }),
    'runs.json': json(runs),
    'comments.json': json(comments),
    'viewer.html': strToU8(viewerHtml),
  };
  const manifest: BundleManifest = {
    format: 'pairpad-session',
    version: BUNDLE_VERSION,
    exportedAt,
    room,
    rows: rows.length,
    files: BUNDLE_FILES.map((name) => ({
      name,
      bytes: files[name].byteLength,
      sha256: createHash('sha256').update(files[name]).digest('hex'),
    })),
  };
  return zipSync({ [MANIFEST]: json(manifest), ...files }, { mtime: exportedAt });
}

function json(value: unknown): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 1)}\n`);
}
