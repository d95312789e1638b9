const grid = ['S.#.....', '..#.###.', '.##.#...', '....#.#.', '.####.#E'];
const queue = [[0, 0, 0]];
const seen = new Set(['0,0']);
for (const [row, column, steps] of queue) {
  if (grid[row][column] === 'E') {
    console.log(steps);
    break;
  }
  for (const [r, c] of [
    [row + 1, column],
    [row - 1, column],
    [row, column + 1],
    [row, column - 1],
  ]) {
    const cell = grid[r]?.[c];
    if (cell === undefined || cell === '#' || seen.has(`${r},${c}`)) continue;
    seen.add(`${r},${c}`);
    queue.push([r, c, steps + 1]);
  }
}
