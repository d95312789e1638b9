import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../_api/endpoints.ts';
import { openApiDocument } from './openapi.ts';

const V1 = path.resolve(import.meta.dirname, '..');
/** The document does not describe itself. */
const UNLISTED = new Set(['GET /v1/openapi.json']);

/** Method and path of everything that the route files serve. */
function served(): string[] {
  const files = readdirSync(V1, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('route.ts'));
  return files.flatMap((file) => {
    const source = readFileSync(path.join(V1, file), 'utf8');
    const methods = [...source.matchAll(/^export (?:const|async function|function) ([A-Z]+)\b/gm)].map(
      (match) => match[1],
    );
    const address = `/v1/${path.dirname(file).split(path.sep).join('/')}`.replace(/\[(\w+)\]/g, '{$1}');
    return methods.map((method) => `${method} ${address}`);
  });
}

describe('the OpenAPI document', () => {
  it('describes every endpoint that is served, and no other', () => {
    const described = ENDPOINTS.map(({ method, path: address }) => `${method} ${address}`);
    expect(described.toSorted()).toEqual(
      served()
        .filter((one) => !UNLISTED.has(one))
        .toSorted(),
    );
    expect(new Set(described).size).toBe(described.length);
  });

  it('can be read by programs: every operation has an id of its own, and every reference leads somewhere', () => {
    const document = JSON.parse(JSON.stringify(openApiDocument(ENDPOINTS, 'https://pairpad.example')));
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods as object));
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ENDPOINTS.length);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1] ?? '');
    for (const reference of references) {
      expect(
        reference.split('/').reduce((node, key) => node?.[key], document),
        reference,
      ).toBeDefined();
    }
  });

  it('says what the schemas check: bounds, choices and what is required', () => {
    const document = JSON.parse(JSON.stringify(openApiDocument(ENDPOINTS, 'https://pairpad.example')));
    const { schema } = document.paths['/v1/rooms/{roomId}/execute'].post.requestBody.content['application/json'];
    expect(schema.required).toEqual(['code', 'language']);
    expect(schema.properties.code).toMatchObject({ type: 'string', maxLength: 50_000 });
    expect(schema.properties.timeoutSeconds).toMatchObject({ minimum: 1, maximum: 30, default: 10 });
    expect(schema.properties.language.enum).toContain('rust');
  });
});
