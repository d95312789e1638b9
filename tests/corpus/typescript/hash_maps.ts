const text = 'the quick brown fox jumps over the lazy dog the fox barks and the dog runs';
const counts: Record<string, number> = {};
for (const word of text.split(' ')) counts[word] = (counts[word] ?? 0) + 1;
const top = Object.entries(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
for (const [word, count] of top.slice(0, 4)) console.log(word, count);
const seen = new Map<number, number>();
for (const [index, number] of [2, 7, 11, 15].entries()) {
  const other = seen.get(18 - number);
  if (other !== undefined) console.log(other, index);
  seen.set(number, index);
}
