import { log } from '../../kernel/log.server.ts';
import { startInBox } from './box.server.ts';
import type { Box, BoxSinks, BoxSpec } from './box.ts';
import type { BoxKit } from './chain.server.ts';
import { type PreparedBox, prepareBox } from './prepared-box.server.ts';

/** The boxes of a runner: each for one program, some of them made beforehand. */
export interface Boxes {
  open(spec: BoxSpec, sinks: BoxSinks): Promise<Box>;
  /** From now on boxes are made with this kit, and so many are kept ready; those that waited are thrown away. */
  stock(kit: BoxKit, waiting: number): void;
  close(): Promise<void>;
}

/** A box is made when most compilers and short programs have ended, not beside them: it takes a processor as they do. */
const REFILL_AFTER_MS = 250;
/** Where none waits any more it is made behind the first milliseconds of the program that took the last. */
const REFILL_WHEN_EMPTY_AFTER_MS = 40;

/** None waits at first; a program that finds none waits for its own. */
export function createBoxes(first: BoxKit): Boxes {
  let kit = first;
  let waiting = 0;
  let stock: PreparedBox[] = [];
  let refilling: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let refillAt = Number.POSITIVE_INFINITY;
  let isClosed = false;

  const discard = async (box: PreparedBox) => {
    box.kill();
    await box.left;
    await box.release();
  };
  const fill = async () => {
    while (!isClosed && stock.length < waiting) {
      const made = kit;
      const box = await prepareBox(made);
      await box.ready;
      if (isClosed || made !== kit || !box.isWaiting()) await discard(box);
      else stock.push(box);
    }
  };
  const refillNow = () => {
    refillAt = Number.POSITIVE_INFINITY;
    refilling ??= fill()
      .catch((error: unknown) => log.warn('a box could not be prepared', { error: String(error) }))
      .finally(() => {
        refilling = undefined;
      });
  };
  const refill = (afterMs: number) => {
    const at = performance.now() + afterMs;
    // One that comes sooner stays: who runs without a pause would put it off for ever.
    if (isClosed || at >= refillAt) return;
    clearTimeout(timer);
    refillAt = at;
    timer = setTimeout(refillNow, afterMs);
  };
  const take = (): PreparedBox | undefined => {
    for (let box = stock.shift(); box !== undefined; box = stock.shift()) {
      if (box.isWaiting()) return box;
      void discard(box);
    }
    return undefined;
  };

  return {
    open: async (spec, sinks) => {
      const prepared = take() ?? (await prepareBox(kit));
      if (waiting > 0) refill(stock.length === 0 ? REFILL_WHEN_EMPTY_AFTER_MS : REFILL_AFTER_MS);
      return startInBox(prepared, spec, sinks);
    },
    stock: (next, count) => {
      kit = next;
      waiting = count;
      for (const box of stock) void discard(box);
      stock = [];
      refill(0);
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await refilling;
      await Promise.all(stock.map(discard));
    },
  };
}
