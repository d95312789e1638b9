import { describe, expect, it } from 'vitest';
import { createWaitingLine, type Place } from './waiting-line.ts';

/** Whether the place's turn has come by now. */
async function isReached(place: Place): Promise<boolean> {
  return Promise.race([place.reached.then(() => true), Promise.resolve().then(() => false)]);
}

function join(line: ReturnType<typeof createWaitingLine>): Place {
  const place = line.join();
  if (place === undefined) throw new Error('the line is full');
  return place;
}

describe('createWaitingLine', () => {
  it('lets as many work as it may and the others in their order', async () => {
    const line = createWaitingLine(1, 10);
    const [first, second, third] = [join(line), join(line), join(line)];
    expect(await Promise.all([first, second, third].map(isReached))).toEqual([true, false, false]);
    first.leave();
    expect(await Promise.all([second, third].map(isReached))).toEqual([true, false]);
    second.leave();
    expect(await isReached(third)).toBe(true);
  });

  it('forgets who leaves while waiting', async () => {
    const line = createWaitingLine(1, 10);
    const [first, second, third] = [join(line), join(line), join(line)];
    second.leave();
    first.leave();
    expect(await isReached(third)).toBe(true);
  });

  it('counts a place once, however often it is left', async () => {
    const line = createWaitingLine(1, 10);
    const [first, second, third] = [join(line), join(line), join(line)];
    first.leave();
    first.leave();
    expect(await Promise.all([second, third].map(isReached))).toEqual([true, false]);
  });

  it('[LIM1] has no place for more than may wait', () => {
    const line = createWaitingLine(1, 1);
    join(line);
    join(line);
    expect(line.join()).toBeUndefined();
  });

  it('tells those who wait how many are before them, whenever that changes', () => {
    const line = createWaitingLine(1, 3);
    const heard: Record<string, number[]> = { b: [], c: [], d: [] };
    const a = line.join((place) => expect.unreachable(`${place} for who need not wait`));
    const [b] = ['b', 'c', 'd'].map((name) => line.join((place) => heard[name]?.push(place)));
    expect(heard).toEqual({ b: [1], c: [2], d: [3] });
    b?.leave();
    expect(heard).toEqual({ b: [1], c: [2, 1], d: [3, 2] });
    a?.leave();
    expect(heard).toEqual({ b: [1], c: [2, 1], d: [3, 2, 1] });
  });
});
