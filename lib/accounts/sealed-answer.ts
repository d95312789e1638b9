import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts a text so that only somebody with both the installation's secret and the caller's key can read it. */
export function seal(text: string, secret: string, callerKey: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key(secret, callerKey), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
}

/** The text that `seal` was given; throws where anything is not as it was. */
export function unseal(bytes: Uint8Array, secret: string, callerKey: string): string {
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const cipher = createDecipheriv(ALGORITHM, key(secret, callerKey), nonce, { authTagLength: TAG_BYTES });
  cipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const text = cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([text, cipher.final()]).toString('utf8');
}

function key(secret: string, callerKey: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, callerKey, 'pairpad idempotent answer', 32));
}
