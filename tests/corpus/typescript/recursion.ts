const hanoi = (n: number): number => (n === 0 ? 0 : hanoi(n - 1) + 1 + hanoi(n - 1));

function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [i, item] of items.entries()) {
    for (const rest of permutations([...items.slice(0, i), ...items.slice(i + 1)])) yield [item, ...rest];
  }
}

function ackermann(m: number, n: number): number {
  if (m === 0) return n + 1;
  return ackermann(m - 1, n === 0 ? 1 : ackermann(m, n - 1));
}

console.log(hanoi(10));
console.log([...permutations([...'abc'])].map((p) => p.join('')).join(' '));
console.log(ackermann(2, 3));
