import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonSchema } from '../../../v1/_http/openapi.ts';
import { describeSchema } from './describe-schema.ts';

describe('describeSchema', () => {
  it('names every field by its path, with its type and its bounds', () => {
    const schema = z.object({
      title: z.string().max(120),
      count: z.number().int().min(1).default(5),
      role: z.enum(['a', 'b']).optional(),
      rooms: z.array(z.object({ score: z.number().nullable() })).max(3),
    });
    expect(describeSchema(jsonSchema(schema, 'input'))).toEqual([
      { field: 'title', type: 'string', isRequired: true, bounds: 'at most 120 characters' },
      { field: 'count', type: 'integer', isRequired: false, bounds: 'at least 1, default 5' },
      { field: 'role', type: '"a" | "b"', isRequired: false, bounds: '' },
      { field: 'rooms', type: 'list of object', isRequired: true, bounds: 'at most 3 items' },
      { field: 'rooms[].score', type: 'number | null', isRequired: true, bounds: '' },
    ]);
  });
});
