import { readFileSync } from 'node:fs';

const describe = (line: string): [string, number, string] => {
  const characters: string[] = Array.from(line);
  return [characters.reverse().join(''), characters.length, line.toUpperCase()];
};
for (const line of readFileSync('/dev/stdin', 'utf8').trimEnd().split('\n')) console.log(...describe(line));
