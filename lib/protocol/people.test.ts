import { describe, expect, it } from 'vitest';
import { personNameSchema } from './people.ts';

describe('personNameSchema', () => {
  it('keeps names of any script, trimmed to one line', () => {
    expect(personNameSchema.parse('  Zoë\n O’Neil ')).toBe('Zoë O’Neil');
    expect(personNameSchema.parse('山田 太郎')).toBe('山田 太郎');
  });

  it('[LIM1] refuses what is empty, too long, or made of nothing visible', () => {
    for (const name of ['', ' \t ', '\u202e\u200b', 'x'.repeat(41)]) {
      expect(personNameSchema.safeParse(name).success).toBe(false);
    }
  });
});
