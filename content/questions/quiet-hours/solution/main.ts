import { readFileSync } from 'node:fs';

const MINUTES_OF_DAY = 24 * 60;

/** Start and end in minutes of the day. */
type Window = [start: number, end: number];

function longestFree(windows: Window[]): Window | 'always' | 'never' {
  const quiet = new Array<boolean>(MINUTES_OF_DAY).fill(false);
  for (const [start, end] of windows) {
    let minute = start;
    do {
      quiet[minute] = true;
      minute = (minute + 1) % MINUTES_OF_DAY;
    } while (minute !== end);
  }
  if (!quiet.includes(true)) return 'always';
  if (!quiet.includes(false)) return 'never';

  // Walking from a quiet minute cuts no free stretch in two.
  const origin = quiet.indexOf(true);
  let best = { start: 0, length: 0 };
  let length = 0;
  for (let step = 0; step <= MINUTES_OF_DAY; step++) {
    if (!quiet[(origin + step) % MINUTES_OF_DAY]) {
      length += 1;
      continue;
    }
    const start = (origin + step - length) % MINUTES_OF_DAY;
    if (length > best.length || (length === best.length && start < best.start)) best = { start, length };
    length = 0;
  }
  return [best.start, (best.start + best.length) % MINUTES_OF_DAY];
}

function minutes(time: string): number {
  const [hours, rest] = time.split(':').map(Number);
  return hours * 60 + rest;
}

function clock(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

const [, ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const answer = longestFree(lines.map((line): Window => [minutes(line.slice(0, 5)), minutes(line.slice(6, 11))]));
console.log(typeof answer === 'string' ? answer : answer.map(clock).join(' '));
