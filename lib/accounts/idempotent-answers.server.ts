import { createHash } from 'node:crypto';
import type { Database, DatabaseOrTransaction } from '../db/client.server.ts';
import { fail, ok, type Result } from '../kernel/fault.ts';
import { seal, unseal } from './sealed-answer.ts';

/** One request that must have its effect once, however often it is sent. */
export interface IdempotentRequest {
  readonly accountId: string;
  /** Chosen by the caller, new for each thing it wants made. */
  readonly key: string;
  /** Everything that makes it this request: method, address and body. */
  readonly content: string;
  /** The installation's secret, which seals stored answers. */
  readonly secret: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Makes something once for each caller and key: the same request again gets the first one's answer, a different one
 * under the same key a conflict. What is made and the memory of it are one transaction, so there is no moment at which
 * one exists without the other; a request that arrives meanwhile waits for it.
 */
export async function answerOnce(
  db: Database,
  request: IdempotentRequest,
  make: (tx: DatabaseOrTransaction) => Promise<Answer>,
): Promise<Result<Answer & { readonly isRepeated: boolean }>> {
  const { accountId, key, content, secret } = request;
  const id = { accountId, keyHash: hash(key) };
  const requestHash = hash(content);
  return db.$transaction(async (tx) => {
    const { count } = await tx.idempotentAnswer.createMany({
      data: [{ ...id, requestHash, status: 0, body: new Uint8Array() }],
      skipDuplicates: true,
    });
    if (count === 0) {
      const first = await tx.idempotentAnswer.findUniqueOrThrow({ where: { accountId_keyHash: id } });
      if (first.requestHash !== requestHash) {
        return fail('conflict', 'This idempotency key was used for a different request.', { action: 'Use a new one.' });
      }
      return ok({ status: first.status, body: JSON.parse(unseal(first.body, secret, key)), isRepeated: true });
    }
    const answer = await make(tx);
    await tx.idempotentAnswer.update({
      where: { accountId_keyHash: id },
      data: { status: answer.status, body: seal(JSON.stringify(answer.body), secret, key) },
    });
    return ok({ ...answer, isRepeated: false });
  });
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
