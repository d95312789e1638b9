import { describe, expect, it } from 'vitest';
import { addressOf, askedFor } from './address.ts';

describe('the address of a list of rooms', () => {
  it('says what is asked for and comes back as it was', () => {
    const asked = askedFor({ search: 'ada', filter: 'ended', sort: 'score', direction: 'asc' });
    expect(addressOf(asked)).toBe('/rooms?search=ada&filter=ended&sort=score&direction=asc');
    expect(askedFor(Object.fromEntries(new URL(addressOf(asked), 'http://x').searchParams))).toEqual(asked);
  });

  it('leaves out what goes without saying, and begins anew when something changes', () => {
    const asked = askedFor({ cursor: 'abc' });
    expect(addressOf(asked)).toBe('/rooms');
    expect(addressOf(asked, { cursor: 'def' })).toBe('/rooms?cursor=def');
    expect(addressOf(askedFor({ search: 'x' }), { search: '' })).toBe('/rooms');
  });

  it('passes over what cannot be asked for', () => {
    expect(askedFor({ sort: 'colour' })).toEqual(askedFor({}));
    expect(askedFor({ filter: ['a', 'b'] })).toEqual(askedFor({}));
  });
});
