import { readFileSync } from 'node:fs';

function split(tipPercent, items) {
  const owed = new Map();
  for (const { price, people } of items) {
    const share = Math.floor(price / people.length);
    const leftOver = price % people.length;
    people.forEach((person, place) => {
      owed.set(person, (owed.get(person) ?? 0) + share + (place < leftOver ? 1 : 0));
    });
  }

  const total = [...owed.values()].reduce((sum, amount) => sum + amount, 0);
  const tip = Math.floor((total * tipPercent + 50) / 100);
  // One denominator for all, so the remainders compare as whole numbers. BigInt: tip * amount may pass 2^53.
  const shares = [...owed].map(([person, amount]) => {
    const product = BigInt(tip) * BigInt(amount);
    return { person, share: Number(product / BigInt(total)), lost: product % BigInt(total) };
  });
  let missing = tip - shares.reduce((sum, { share }) => sum + share, 0);
  shares.sort((a, b) => (a.lost === b.lost ? (a.person < b.person ? -1 : 1) : a.lost > b.lost ? -1 : 1));
  const pays = new Map();
  for (const { person, share } of shares) {
    pays.set(person, owed.get(person) + share + (missing > 0 ? 1 : 0));
    missing -= 1;
  }
  return pays;
}

const euros = (cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

const [tip, , ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const items = lines.map((line) => {
  const [price, ...people] = line.split(' ');
  return { price: Number(price), people };
});
const pays = split(Number(tip), items);
let sum = 0;
for (const person of [...pays.keys()].sort()) {
  console.log(person, euros(pays.get(person)));
  sum += pays.get(person);
}
console.log('total', euros(sum));
