import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import type { z } from 'zod';
import { fail, ok, type Result } from '../../kernel/fault.ts';
import { MAX_BUNDLE_BYTES } from '../../protocol/limits.ts';
import { attempt, BadBundle, storable } from './bad-bundle.ts';
import {
  BUNDLE_FILES,
  type BundledSession,
  type BundleFile,
  type BundleManifest,
  bundleCommentsSchema,
  bundlePeopleSchema,
  bundleRunsSchema,
  decodeRows,
  MANIFEST,
  manifestSchema,
} from './bundle-format.ts';
import { checkSession } from './check-session.ts';

/** Reads a bundle; refuses it, with the reason, where anything in it is missing, changed, or does not fit the rest. */
export function readBundle(bytes: Uint8Array): Result<BundledSession> {
  try {
    return ok(read(bytes));
  } catch (error) {
    if (!(error instanceof BadBundle)) throw error;
    return fail('bad_request', `This is not a bundle that can be imported: ${error.message}.`, {
      action: 'Export it again from where it came from. Nothing was imported.',
    });
  }
}

function read(bytes: Uint8Array): BundledSession {
  const files = unzip(bytes);
  const manifest = parseJson(manifestSchema, MANIFEST, files.get(MANIFEST));
  const file = (name: BundleFile) => checked(manifest, name, files.get(name));
  for (const name of BUNDLE_FILES) file(name);
  const rows = attempt('record.bin cannot be read', () => decodeRows(file('record.bin')));
  const session: BundledSession = {
    manifest,
    rows,
    ...parseJson(bundlePeopleSchema, 'people.json', file('people.json')),
    runs: parseJson(bundleRunsSchema, 'runs.json', file('runs.json')),
    comments: parseJson(bundleCommentsSchema, 'comments.json', file('comments.json')),
  };
  checkSession(session);
  return session;
}

function unzip(bytes: Uint8Array): Map<string, Uint8Array> {
  let left = MAX_BUNDLE_BYTES;
  const files = attempt('it is not a zip file', () =>
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const isOurs = name === MANIFEST || BUNDLE_FILES.some((known) => known === name);
        if (!isOurs) return false;
        left -= originalSize;
        if (left < 0) throw new BadBundle(`it unpacks to more than ${MAX_BUNDLE_BYTES} bytes`);
        return true;
      },
    }),
  );
  return new Map(Object.entries(files));
}

/** A file whose size and checksum are those of the manifest. */
function checked({ files }: BundleManifest, name: BundleFile, bytes: Uint8Array | undefined): Uint8Array {
  const said = files.find((file) => file.name === name);
  if (said === undefined) throw new BadBundle(`its manifest does not name ${name}`);
  if (bytes === undefined) throw new BadBundle(`${name} is missing`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (bytes.byteLength !== said.bytes || sha256 !== said.sha256)
    throw new BadBundle(`${name} is not what was exported`);
  return bytes;
}

function parseJson<T extends z.ZodType>(schema: T, name: string, bytes: Uint8Array | undefined): z.output<T> {
  if (bytes === undefined) throw new BadBundle(`${name} is missing`);
  const value = attempt(`${name} is not JSON`, () => JSON.parse(new TextDecoder().decode(bytes), storable) as unknown);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new BadBundle(`${name} does not fit its format (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`);
}
