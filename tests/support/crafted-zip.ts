import { crc32, deflateRawSync } from 'node:zlib';

/** One entry as its maker wants it said, true or not. */
export interface CraftedEntry {
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  /** What the zip says of the size; the truth unless given. */
  readonly claimedSize?: number;
  /** Permissions and kind of file, as Unix has them. */
  readonly mode?: number;
  readonly isEncrypted?: boolean;
  readonly method?: number;
}

const DEFLATED = 8;
const UTF8_NAME = 0x800;

/** A zip that no ordinary tool would write: names, sizes and kinds are taken as they are given. */
export function craftZip(entries: readonly CraftedEntry[], claimedEntries = entries.length): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimedSize, mode = 0o100644, isEncrypted = false, method = DEFLATED } of entries) {
    const nameBytes = Buffer.from(name as string);
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes, { level: 9 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF8_NAME | (isEncrypted ? 1 : 0), 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.byteLength, 14);
    common.writeUInt32LE(claimedSize ?? bytes.byteLength, 18);
    common.writeUInt16LE(nameBytes.byteLength, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, nameBytes, packed]);
    const attributes = Buffer.alloc(14);
    attributes.writeUInt32LE((mode << 16) >>> 0, 6);
    attributes.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 3]), common, attributes, nameBytes]));
    parts.push(local);
    offset += local.byteLength;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(claimedEntries, 4);
  end.writeUInt16LE(claimedEntries, 6);
  end.writeUInt32LE(central.byteLength, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, Buffer.from('PK\u0005\u0006'), end]);
}
