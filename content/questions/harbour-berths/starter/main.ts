import { readFileSync } from 'node:fs';

class Quay {
  private readonly length: number;

  constructor(length: number) {
    this.length = length;
  }

  /** Prints what happens when the ship wants to dock. */
  arrive(ship: string, metres: number): void {}

  /** Prints what happens when the ship goes. */
  leave(ship: string): void {}
}

const [first, ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const quay = new Quay(Number(first.split(' ')[0]));
for (const line of lines) {
  const [command, ship, metres] = line.split(' ');
  if (command === 'dock') quay.arrive(ship, Number(metres));
  else quay.leave(ship);
}
