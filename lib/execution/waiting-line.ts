/** A place in the line: it is `reached` when the run may begin, and given back by `leave`, before or after that. */
export interface Place {
  readonly reached: Promise<void>;
  leave(): void;
}

/** Lets a bounded number of runs work at the same time; the others wait in the order in which they came. */
export interface WaitingLine {
  /** Undefined where too many wait already. */
  join(): Place | undefined;
}

export function createWaitingLine(atOnce: number, maxWaiting: number): WaitingLine {
  let working = 0;
  const waiting: (() => void)[] = [];

  const begin = (start: () => void) => {
    working++;
    start();
  };
  const end = () => {
    working--;
    const next = waiting.shift();
    if (next !== undefined) begin(next);
  };

  return {
    join: () => {
      if (working >= atOnce && waiting.length >= maxWaiting) return undefined;
      let state: 'waiting' | 'working' | 'left' = 'waiting';
      const { promise, resolve } = Promise.withResolvers<void>();
      const start = () => {
        state = 'working';
        resolve();
      };
      if (working < atOnce) begin(start);
      else waiting.push(start);
      return {
        reached: promise,
        leave: () => {
          const was = state;
          state = 'left';
          if (was === 'working') end();
          if (was === 'waiting') waiting.splice(waiting.indexOf(start), 1);
          resolve();
        },
      };
    },
  };
}
