import { readFileSync } from 'node:fs';

const MINUTES_OF_DAY = 24 * 60;

/** [start, end] of the longest free stretch in minutes of the day, or 'always', or 'never'. */
function longestFree(windows) {
  return [0, 0];
}

function minutes(time) {
  const [hours, rest] = time.split(':').map(Number);
  return hours * 60 + rest;
}

function clock(minute) {
  const two = (value) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

const [, ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const answer = longestFree(lines.map((line) => line.split(' ').map(minutes)));
console.log(typeof answer === 'string' ? answer : answer.map(clock).join(' '));
