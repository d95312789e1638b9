let factorial = 1n;
for (let n = 2n; n <= 50n; n++) factorial *= n;
let [a, b] = [0n, 1n];
for (let i = 0; i < 300; i++) [a, b] = [b, a + b];
console.log(String(factorial));
console.log(String(a));
console.log([...String(2n ** 1000n)].reduce((sum, digit) => sum + Number(digit), 0));
