import { readFileSync } from 'node:fs';

const isLetterOrDigit = (character) => character !== undefined && /[a-z0-9]/.test(character);

function coveredBy(line, phrases) {
  const covered = new Array(line.length).fill(false);
  const folded = line.toLowerCase();
  for (const phrase of phrases) {
    const wanted = phrase.toLowerCase();
    // From the next character on after each find: a phrase may overlap itself.
    for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
      const end = at + wanted.length;
      if (!isLetterOrDigit(folded[at - 1]) && !isLetterOrDigit(folded[end])) covered.fill(true, at, end);
    }
  }
  return covered;
}

function blackOut(phrases, lines) {
  let total = 0;
  const printed = lines.map((line) => {
    const covered = coveredBy(line, phrases);
    return [...line]
      .map((character, i) => {
        if (!covered[i] || character === ' ') return character;
        total += 1;
        return '#';
      })
      .join('');
  });
  return { printed, covered: total };
}

const [count, ...rest] = readFileSync(0, 'utf8').replace(/\n$/, '').split('\n');
const { printed, covered } = blackOut(rest.slice(0, Number(count)), rest.slice(Number(count)));
console.log(printed.join('\n'));
console.log('covered', covered);
