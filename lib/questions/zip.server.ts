import { buffer } from 'node:stream/consumers';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ZipFile as ZipWriter } from 'yazl';
import { type Fault, ok, type Result } from '../kernel/fault.ts';
import {
  MAX_ARCHIVE_BYTES,
  MAX_ARCHIVE_FILES,
  MAX_COMPRESSION_RATIO,
  MAX_UNPACKED_BYTES,
  MAX_UNPACKED_FILE_BYTES,
} from '../protocol/limits.ts';
import type { Refused } from './question-folder.ts';
import { isJunk, whyUnsafePath } from './zip-paths.ts';

export interface Unzipped {
  /** Text by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly refused: readonly Refused[];
}

/** Small files may shrink as they like: the bound on size holds them. */
const RATIO_COUNTS_FROM_BYTES = 65_536;
const UNIX_FILE_TYPE = 0o170000;
const UNIX_SYMLINK = 0o120000;

/**
 * Unpacks the text files of a zip that anybody may have made. Nothing touches the disk; sizes are counted as they come
 * out, whatever the zip says of itself. A zip that is over a bound as a whole is refused as a whole.
 */
export async function unzip(bytes: Uint8Array): Promise<Result<Unzipped>> {
  if (bytes.byteLength > MAX_ARCHIVE_BYTES) return tooLarge(`The file is over ${MAX_ARCHIVE_BYTES} bytes.`);
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, decodeStrings: false });
  } catch {
    return { ok: false, fault: { code: 'bad_request', message: 'This is not a zip file.', action: 'Send a zip.' } };
  }
  if (zip.entryCount > MAX_ARCHIVE_FILES) return tooLarge(`The zip holds over ${MAX_ARCHIVE_FILES} files.`);

  const files = new Map<string, string>();
  const refused: Refused[] = [];
  let left = MAX_UNPACKED_BYTES;
  try {
    for await (const entry of zip.eachEntry()) {
      const path = decode(entry.fileNameRaw);
      if (path?.endsWith('/') || (path !== undefined && isJunk(path))) continue;
      const reason = whyNotRead(entry, path, files);
      if (path === undefined || reason !== undefined) {
        refused.push({ path: path ?? '(a name that is not UTF-8)', reason: reason ?? 'its name is not UTF-8' });
        continue;
      }
      const read = await readEntry(zip, entry, left);
      left -= read.bytesRead;
      if (left <= 0) return tooLarge(`The zip unpacks to over ${MAX_UNPACKED_BYTES} bytes.`);
      if (typeof read.content === 'string') files.set(path, read.content);
      else refused.push({ path, reason: read.content.refused });
    }
  } catch (error) {
    const message = `The zip is damaged: ${error instanceof Error ? error.message : String(error)}.`;
    return { ok: false, fault: { code: 'bad_request', message } };
  }
  return ok({ files, refused });
}

/** Packs text files into a zip. */
export async function zip(files: ReadonlyMap<string, string>): Promise<Buffer> {
  const writer = new ZipWriter();
  for (const [path, text] of files) writer.addBuffer(Buffer.from(text), path);
  writer.end();
  return buffer(writer.outputStream);
}

function whyNotRead(entry: Entry, path: string | undefined, files: ReadonlyMap<string, string>): string | undefined {
  if (path === undefined) return 'its name is not UTF-8';
  const unsafe = whyUnsafePath(path);
  if (unsafe !== undefined) return unsafe;
  if (files.has(path)) return 'is in the zip twice';
  if (entry.isEncrypted()) return 'is encrypted';
  if (!entry.canDecodeFileData()) return 'is packed in a way that is not read here';
  if (((entry.externalFileAttributes >>> 16) & UNIX_FILE_TYPE) === UNIX_SYMLINK) return 'is a link';
  return undefined;
}

interface ReadEntry {
  /** Counted against the whole zip, taken or not. */
  readonly bytesRead: number;
  readonly content: string | { readonly refused: string };
}

async function readEntry(zip: ZipFile, entry: Entry, left: number): Promise<ReadEntry> {
  const pieces: Uint8Array[] = [];
  let bytesRead = 0;
  const refuse = (reason: string): ReadEntry => ({ bytesRead, content: { refused: reason } });
  try {
    // Leaving the loop destroys the stream, so a bomb is not unpacked further.
    for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) {
      bytesRead += piece.byteLength;
      if (bytesRead >= left) return refuse('the zip is too large');
      if (bytesRead > MAX_UNPACKED_FILE_BYTES) return refuse(`is over ${MAX_UNPACKED_FILE_BYTES} bytes`);
      if (bytesRead > RATIO_COUNTS_FROM_BYTES && bytesRead > entry.compressedSize * MAX_COMPRESSION_RATIO) {
        return refuse(`unpacks to over ${MAX_COMPRESSION_RATIO} times its size`);
      }
      pieces.push(piece);
    }
  } catch {
    return refuse('is damaged');
  }
  const text = decode(Buffer.concat(pieces));
  return text === undefined ? refuse('is not UTF-8 text') : { bytesRead, content: text.replace(/\r\n?/g, '\n') };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function tooLarge(message: string): Result<never> {
  const fault: Fault = { code: 'too_large', message, action: 'Import fewer questions at a time.' };
  return { ok: false, fault };
}
