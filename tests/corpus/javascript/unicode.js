const text = require('node:fs').readFileSync(0, 'utf8');
for (const line of text.trimEnd().split('\n')) {
  const characters = [...line];
  console.log(characters.toReversed().join(''), characters.length, line.toUpperCase());
}
