import { readFileSync } from 'node:fs';

class Quay {
  berths = []; // {start, end, ship} in order of position; gaps are what is between
  waiting = [];

  constructor(length) {
    this.length = length;
  }

  dock({ ship, metres }) {
    let place = 0;
    let start = 0;
    while (place < this.berths.length && this.berths[place].start - start < metres) {
      start = this.berths[place].end;
      place += 1;
    }
    if (start + metres > this.length) return false;
    this.berths.splice(place, 0, { start, end: start + metres, ship });
    console.log(`${ship} at ${start}`);
    return true;
  }

  arrive(ship, metres) {
    if (this.dock({ ship, metres })) return;
    this.waiting.push({ ship, metres });
    console.log(`${ship} waits`);
  }

  leave(ship) {
    const others = this.waiting.filter((waiting) => waiting.ship !== ship);
    if (others.length < this.waiting.length) {
      this.waiting = others;
      console.log(`${ship} gives up`);
      return;
    }
    this.berths = this.berths.filter((berth) => berth.ship !== ship);
    this.waiting = this.waiting.filter((waiting) => !this.dock(waiting));
  }
}

const [first, ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const quay = new Quay(Number(first.split(' ')[0]));
for (const line of lines) {
  const [command, ship, metres] = line.split(' ');
  if (command === 'dock') quay.arrive(ship, Number(metres));
  else quay.leave(ship);
}
