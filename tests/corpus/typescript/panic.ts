class OutOfRange extends Error {}

function at<T>(items: readonly T[], index: number): T {
  if (index >= items.length) throw new OutOfRange(`no item ${index}`);
  return items[index] as T;
}

console.log('before');
console.log(at([1, 2, 3], 7));
