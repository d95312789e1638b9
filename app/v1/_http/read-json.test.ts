import { describe, expect, it } from 'vitest';
import { MAX_CODE_CHARACTERS, MAX_JSON_BODY_BYTES } from '#lib/protocol/limits.ts';
import { runRequestSchema } from '#lib/protocol/runs.ts';
import { readJson } from './read-json.ts';

function post(body: string): Request {
  return new Request('http://localhost/v1', { method: 'POST', body });
}

const request = { code: 'print(1)', language: 'python' };

async function faultOf(body: string): Promise<unknown> {
  return readJson(post(body), runRequestSchema).then(
    () => undefined,
    (error: { fault: unknown }) => error.fault,
  );
}

describe('readJson', () => {
  it('answers the body with its defaults', async () => {
    expect(await readJson(post(JSON.stringify(request)), runRequestSchema)).toEqual({
      ...request,
      stdin: '',
      timeoutSeconds: 10,
    });
  });

  it('[LIM1] names the field that is at fault', async () => {
    const faults = {
      language: { ...request, language: 'cobol' },
      code: { ...request, code: 'x'.repeat(MAX_CODE_CHARACTERS + 1) },
      stdin: { ...request, stdin: 'x'.repeat(10_001) },
      timeoutSeconds: { ...request, timeoutSeconds: 31 },
    };
    for (const [field, body] of Object.entries(faults)) {
      expect(await faultOf(JSON.stringify(body))).toMatchObject({ code: 'bad_request', field });
    }
  });

  it('[LIM1] refuses what is no JSON, and stops reading what is too large', async () => {
    expect(await faultOf('{"code":')).toMatchObject({ code: 'bad_request' });
    expect(await faultOf(' '.repeat(MAX_JSON_BODY_BYTES + 1))).toMatchObject({ code: 'too_large' });
  });
});
