import { readFileSync } from 'node:fs';

interface Ship {
  ship: string;
  metres: number;
}

class Quay {
  private berths: { start: number; end: number; ship: string }[] = []; // in order; gaps are what is between
  private waiting: Ship[] = [];
  private readonly length: number;

  constructor(length: number) {
    this.length = length;
  }

  private dock({ ship, metres }: Ship): boolean {
    let place = 0;
    let start = 0;
    for (const berth of this.berths) {
      if (berth.start - start >= metres) break;
      start = berth.end;
      place += 1;
    }
    if (start + metres > this.length) return false;
    this.berths.splice(place, 0, { start, end: start + metres, ship });
    console.log(`${ship} at ${start}`);
    return true;
  }

  arrive(ship: string, metres: number): void {
    if (this.dock({ ship, metres })) return;
    this.waiting.push({ ship, metres });
    console.log(`${ship} waits`);
  }

  leave(ship: string): void {
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
