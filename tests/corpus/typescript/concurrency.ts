class Lock {
  private last: Promise<void> = Promise.resolve();
  async with<T>(work: () => Promise<T>): Promise<T> {
    const before = this.last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.last = promise;
    await before;
    return work().finally(resolve);
  }
}

const lock = new Lock();
let total = 0;
async function square(n: number): Promise<number> {
  for (let i = 0; i < 10; i++) {
    await lock.with(async () => {
      const before = total;
      await new Promise((resolve) => setImmediate(resolve));
      total = before + n * 100;
    });
  }
  return n ** 2;
}

const squares = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(square));
console.log(total);
console.log(...squares);

export {};
