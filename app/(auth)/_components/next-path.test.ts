import { describe, expect, it } from 'vitest';
import { nextPath } from './next-path.ts';

describe('where signing in leads', () => {
  it('goes on to a page of this site', () => {
    expect(nextPath('/room/abc?x=1')).toBe('/room/abc?x=1');
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', 'rooms', ''])(
    'never leaves this site for %j',
    (next) => {
      expect(nextPath(next)).toBe('/rooms');
    },
  );

  it('goes to the rooms when nothing, or several things, are asked for', () => {
    expect(nextPath(undefined)).toBe('/rooms');
    expect(nextPath(['/a', '/b'])).toBe('/rooms');
  });
});
