const factorial = (n: bigint): bigint => (n < 2n ? 1n : n * factorial(n - 1n));
let [a, b]: [bigint, bigint] = [0n, 1n];
for (let i = 0; i < 300; i++) [a, b] = [b, a + b];
console.log(`${factorial(50n)}`);
console.log(`${a}`);
console.log([...`${2n ** 1000n}`].map(Number).reduce((sum, digit) => sum + digit));
