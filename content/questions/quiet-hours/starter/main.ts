import { readFileSync } from 'node:fs';

const MINUTES_OF_DAY = 24 * 60;

/** Start and end in minutes of the day. */
type Window = [start: number, end: number];

/** The longest free stretch. */
function longestFree(windows: Window[]): Window | 'always' | 'never' {
  return [0, 0];
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
