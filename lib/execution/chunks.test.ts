import { describe, expect, it } from 'vitest';
import { gatherChunks } from './chunks.ts';
import { MAX_CHUNK_CHARACTERS } from './limits.ts';

describe('gatherChunks', () => {
  it('[RUN3] numbers without gaps, across takes, in the order of arrival', () => {
    const gathered = gatherChunks(() => 1_000);
    gathered.add('stdout', 'a');
    gathered.add('stdout', 'b');
    gathered.add('stderr', 'c');
    const at = new Date(1_000);
    expect(gathered.take()).toEqual([
      { n: 1, stream: 'stdout', text: 'ab', at },
      { n: 2, stream: 'stderr', text: 'c', at },
    ]);
    expect(gathered.take()).toEqual([]);
    gathered.add('stdout', 'd');
    expect(gathered.take()).toEqual([{ n: 3, stream: 'stdout', text: 'd', at }]);
  });

  it('cuts what is too long, never through a character', () => {
    const gathered = gatherChunks(() => 0);
    const text = `x${'😀'.repeat(MAX_CHUNK_CHARACTERS)}`;
    gathered.add('stdout', text);
    const chunks = gathered.take();
    expect(chunks.map((chunk) => chunk.text).join('')).toBe(text);
    for (const chunk of chunks) {
      expect(chunk.text.length).toBeLessThanOrEqual(MAX_CHUNK_CHARACTERS);
      expect(chunk.text.isWellFormed()).toBe(true);
    }
  });

  it('replaces NUL, which Postgres does not store', () => {
    const gathered = gatherChunks(() => 0);
    gathered.add('stdout', 'a\0b');
    expect(gathered.take()[0]?.text).toBe('a\uFFFDb');
  });
});
