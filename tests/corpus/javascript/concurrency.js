const { Worker, isMainThread, parentPort, workerData } = require('node:worker_threads');

if (isMainThread) {
  const shared = new SharedArrayBuffer(4);
  const square = (n) =>
    new Promise((resolve, reject) => {
      new Worker(__filename, { workerData: { shared, n } }).on('message', resolve).on('error', reject);
    });
  (async () => {
    const squares = [];
    for (const pair of [
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
    ])
      squares.push(...(await Promise.all(pair.map(square))));
    console.log(new Int32Array(shared)[0]);
    console.log(...squares);
  })();
} else {
  const total = new Int32Array(workerData.shared);
  for (let i = 0; i < 1000; i++) Atomics.add(total, 0, workerData.n);
  parentPort.postMessage(workerData.n ** 2);
}
