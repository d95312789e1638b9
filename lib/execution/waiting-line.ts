/** A place in the line: it is `reached` when the run may begin, and given back by `leave`, before or after that. */
export interface Place {
  readonly reached: Promise<void>;
  leave(): void;
}

/**
 * Lets a bounded number of runs work at the same time; the others wait in the order in which they came. That is fair
 * between rooms, because a room has one run at a time and its next one begins at the end.
 */
export interface WaitingLine {
  /**
   * Undefined where too many wait already. `onMoved` hears the place at first and whenever it gets nearer, 1 being the
   * next; never once it is reached.
   */
  join(onMoved?: (place: number) => void): Place | undefined;
}

interface Waiting {
  readonly start: () => void;
  readonly onMoved: (place: number) => void;
}

export function createWaitingLine(atOnce: number, maxWaiting: number): WaitingLine {
  let working = 0;
  const waiting: Waiting[] = [];

  const begin = (start: () => void) => {
    working++;
    start();
  };
  const tellFrom = (index: number) => {
    for (const [at, { onMoved }] of waiting.entries()) if (at >= index) onMoved(at + 1);
  };
  const end = () => {
    working--;
    const next = waiting.shift();
    if (next === undefined) return;
    begin(next.start);
    tellFrom(0);
  };

  return {
    join: (onMoved = () => {}) => {
      if (working >= atOnce && waiting.length >= maxWaiting) return undefined;
      let state: 'waiting' | 'working' | 'left' = 'waiting';
      const { promise, resolve } = Promise.withResolvers<void>();
      const start = () => {
        state = 'working';
        resolve();
      };
      const own = { start, onMoved };
      if (working < atOnce) begin(start);
      else onMoved(waiting.push(own));
      return {
        reached: promise,
        leave: () => {
          const was = state;
          state = 'left';
          if (was === 'working') end();
          if (was === 'waiting') {
            const at = waiting.indexOf(own);
            waiting.splice(at, 1);
            tellFrom(at);
          }
          resolve();
        },
      };
    },
  };
}
