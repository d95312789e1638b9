const hanoi = (n) => (n === 0 ? 0 : hanoi(n - 1) + 1 + hanoi(n - 1));

function* permutations(items) {
  if (items.length === 0) yield [];
  for (const [i, item] of items.entries()) {
    for (const rest of permutations(items.toSpliced(i, 1))) yield [item, ...rest];
  }
}

const ackermann = (m, n) => (m === 0 ? n + 1 : ackermann(m - 1, n === 0 ? 1 : ackermann(m, n - 1)));

console.log(hanoi(10));
console.log([...permutations([...'abc'])].map((p) => p.join('')).join(' '));
console.log(ackermann(2, 3));
