import type { z } from 'zod';
import { FaultError } from '#lib/kernel/fault.ts';
import { MAX_JSON_BODY_BYTES } from '#lib/protocol/limits.ts';

/** The JSON body of a request as the schema has it; throws a fault that names the field. An absent body is `{}`. */
export async function readJson<T extends z.ZodType>(request: Request, schema: T): Promise<z.output<T>> {
  return checkInput(parseJson(await readText(request)), schema);
}

/** What a schema makes of an input; throws a fault that names the field. */
export function checkInput<T extends z.ZodType>(input: unknown, schema: T): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.');
  throw new FaultError({
    code: 'bad_request',
    message: issue === undefined ? 'The request is not valid.' : sentence(field, issue.message),
    action: 'Correct the field and send the request again.',
    ...(field ? { field } : {}),
  });
}

function sentence(field: string | undefined, message: string): string {
  return field ? `${field}: ${message}` : message;
}

async function readText(request: Request): Promise<string> {
  if (request.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const piece of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += piece.byteLength;
    if (bytes > MAX_JSON_BODY_BYTES) {
      throw new FaultError({
        code: 'too_large',
        message: `The request is over ${MAX_JSON_BODY_BYTES} bytes.`,
        action: 'Send less at once; nothing of it was taken.',
      });
    }
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text, refuseNul);
  } catch (error) {
    if (error instanceof FaultError) throw error;
    throw new FaultError({ code: 'bad_request', message: 'The request body is not JSON.' });
  }
}

// Postgres cannot store the character in a text.
function refuseNul(key: string, value: unknown): unknown {
  if (typeof value === 'string' && value.includes('\0')) {
    throw new FaultError({
      code: 'bad_request',
      message: 'The request holds a NUL character, which cannot be stored.',
      ...(key ? { field: key } : {}),
    });
  }
  return value;
}
