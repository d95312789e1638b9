import { readFileSync } from 'node:fs';

class Quay {
  constructor(length) {
    this.length = length;
  }

  /** Prints what happens when the ship wants to dock. */
  arrive(ship, metres) {}

  /** Prints what happens when the ship goes. */
  leave(ship) {}
}

const [first, ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const quay = new Quay(Number(first.split(' ')[0]));
for (const line of lines) {
  const [command, ship, metres] = line.split(' ');
  if (command === 'dock') quay.arrive(ship, Number(metres));
  else quay.leave(ship);
}
