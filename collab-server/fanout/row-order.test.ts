import { describe, expect, it } from 'vitest';
import { RowOrder, type RowRange } from './row-order.ts';

const range = (from: number, to = from): RowRange<number> => ({
  from,
  to,
  rows: Array.from({ length: to - from + 1 }, (_, index) => from + index),
});

describe('the order of rows', () => {
  it('lets rows through in turn, and holds what comes early', () => {
    const order = new RowOrder<number>(2);
    expect(order.take(range(3))).toEqual([3]);
    expect(order.take(range(6, 7))).toEqual([]);
    expect([order.seq, order.known]).toEqual([3, 7]);
    expect(order.take(range(5))).toEqual([]);
    expect(order.take(range(4))).toEqual([4, 5, 6, 7]);
    expect([order.seq, order.known]).toEqual([7, 7]);
  });

  it('passes over what it has, and what was read from the record meanwhile', () => {
    const order = new RowOrder<number>(5);
    expect(order.take(range(2, 5))).toEqual([]);
    expect(order.take(range(8))).toEqual([]);
    expect(order.readUpTo(9)).toEqual([]);
    expect(order.take(range(10))).toEqual([10]);
    expect(order.readUpTo(3)).toEqual([]);
    expect(order.seq).toBe(10);
  });

  it('goes on from a range that reaches beyond what was read', () => {
    const order = new RowOrder<number>(1);
    order.take(range(3, 6));
    expect(order.readUpTo(4)).toEqual([3, 4, 5, 6]);
    expect(order.seq).toBe(6);
  });
});
