type Cell = readonly [row: number, column: number];
const grid: readonly string[] = ['S.#.....', '..#.###.', '.##.#...', '....#.#.', '.####.#E'];
const around = ([r, c]: Cell): Cell[] => [
  [r + 1, c],
  [r - 1, c],
  [r, c + 1],
  [r, c - 1],
];

function search(start: Cell, goal: string): number | undefined {
  const steps = new Map<string, number>([[String(start), 0]]);
  const queue: Cell[] = [start];
  for (const cell of queue) {
    const here = steps.get(String(cell))!;
    if (grid[cell[0]]![cell[1]] === goal) return here;
    for (const next of around(cell)) {
      const kind = grid[next[0]]?.[next[1]];
      if (kind === undefined || kind === '#' || steps.has(String(next))) continue;
      steps.set(String(next), here + 1);
      queue.push(next);
    }
  }
  return undefined;
}

console.log(search([0, 0], 'E'));
