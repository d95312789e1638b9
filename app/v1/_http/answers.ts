import { answerOnce } from '#lib/accounts/idempotent-answers.server.ts';
import type { Database, DatabaseOrTransaction } from '#lib/db/client.server.ts';
import { env } from '#lib/kernel/env.server.ts';
import { FaultError, unwrap } from '#lib/kernel/fault.ts';
import { MAX_IDEMPOTENCY_KEY_CHARACTERS } from '#lib/protocol/limits.ts';
import type { EndpointSpec } from './spec.ts';

/** What a handler answered, as HTTP: a response as it is, nothing as an empty one, anything else as JSON. */
export function toResponse({ status }: EndpointSpec, answer: unknown): Response {
  if (answer instanceof Response) return answer;
  return answer === undefined ? new Response(null, { status }) : Response.json(answer, { status });
}

/** Answers a creation; with an `Idempotency-Key`, the same request again gets the first one's answer. */
export async function answerIdempotently(
  db: Database,
  request: { readonly headers: Headers; readonly accountId: string; readonly content: string },
  spec: EndpointSpec,
  make: (tx: DatabaseOrTransaction) => Promise<unknown>,
): Promise<Response> {
  const key = request.headers.get('idempotency-key');
  if (key === null) return toResponse(spec, await make(db));
  if (key.length === 0 || key.length > MAX_IDEMPOTENCY_KEY_CHARACTERS) {
    throw new FaultError({
      code: 'bad_request',
      message: `An idempotency key has 1 to ${MAX_IDEMPOTENCY_KEY_CHARACTERS} characters.`,
    });
  }
  const { accountId, content } = request;
  const answer = unwrap(
    await answerOnce(db, { accountId, key, content, secret: env().AUTH_SECRET }, async (tx) => ({
      status: spec.status,
      body: await make(tx),
    })),
  );
  return Response.json(answer.body, {
    status: answer.status,
    headers: answer.isRepeated ? { 'idempotent-replayed': 'true' } : {},
  });
}
