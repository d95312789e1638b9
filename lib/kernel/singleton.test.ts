import { expect, it } from 'vitest';
import { promisedSingleton, singleton } from './singleton.server.ts';

it('makes one value for all who ask', () => {
  const ask = () => singleton('one', () => ({}));
  expect(ask()).toBe(ask());
});

it('makes one value for all who wait for it, and tries again when it could not be made', async () => {
  let tries = 0;
  const ask = () =>
    promisedSingleton('late', async () => {
      tries += 1;
      if (tries === 1) throw new Error('the database is away');
      return tries;
    });
  await Promise.all([ask(), ask()].map((asked) => expect(asked).rejects.toThrow('away')));
  expect(await Promise.all([ask(), ask()])).toEqual([2, 2]);
});
