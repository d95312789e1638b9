function quicksort([pivot, ...rest]) {
  if (pivot === undefined) return [];
  return [...quicksort(rest.filter((x) => x < pivot)), pivot, ...quicksort(rest.filter((x) => x >= pivot))];
}

function mergeSort(items) {
  if (items.length < 2) return items;
  const middle = items.length >> 1;
  const [left, right] = [mergeSort(items.slice(0, middle)), mergeSort(items.slice(middle))];
  const merged = [];
  while (left.length && right.length) merged.push(left[0] <= right[0] ? left.shift() : right.shift());
  return [...merged, ...left, ...right];
}

let x = 7;
const numbers = Array.from({ length: 20 }, () => (x = (x * 137 + 187) % 1000));
console.log(...numbers);
const sorted = quicksort(numbers);
console.log(...sorted);
console.log(
  String(mergeSort(numbers)) === String(sorted) && String(numbers.toSorted((a, b) => a - b)) === String(sorted),
);
const words = ['pear', 'fig', 'apple', 'kiwi', 'plum', 'date'];
console.log(words.sort((a, b) => a.length - b.length || a.localeCompare(b)).join(' '));
