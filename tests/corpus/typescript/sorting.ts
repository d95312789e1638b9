type Order<T> = (a: T, b: T) => number;

function quicksort<T>(items: readonly T[], order: Order<T>): T[] {
  const [pivot, ...rest] = items;
  if (pivot === undefined) return [];
  const less = rest.filter((item) => order(item, pivot) < 0);
  const more = rest.filter((item) => order(item, pivot) >= 0);
  return [...quicksort(less, order), pivot, ...quicksort(more, order)];
}

let x: number = 7;
const numbers: number[] = Array.from({ length: 20 }, () => (x = (x * 137 + 187) % 1000));
const ascending: Order<number> = (a, b) => a - b;
console.log(...numbers);
console.log(...quicksort(numbers, ascending));
console.log(`${quicksort(numbers, ascending)}` === `${[...numbers].sort(ascending)}`);
const words = ['pear', 'fig', 'apple', 'kiwi', 'plum', 'date'] as const;
console.log(quicksort<string>(words, (a, b) => a.length - b.length || a.localeCompare(b)).join(' '));
