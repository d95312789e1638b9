const text = 'the quick brown fox jumps over the lazy dog the fox barks and the dog runs';
const counts = new Map();
for (const word of text.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
const top = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, 4);
for (const [word, count] of top) console.log(word, count);
const seen = new Map();
[2, 7, 11, 15].forEach((number, index) => {
  if (seen.has(18 - number)) console.log(seen.get(18 - number), index);
  seen.set(number, index);
});
