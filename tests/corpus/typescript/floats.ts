enum Side {
  Left,
  Right,
}
const pad = (text: string, width: number, side: Side): string =>
  side === Side.Left ? text.padStart(width) : text.padEnd(width);

console.log((1 / 3).toFixed(5), (2.5).toFixed(2), (1e21).toExponential(3), (-0.125).toFixed(3));
console.log(`${pad(Math.PI.toFixed(3), 10, Side.Left)}|${pad((42).toFixed(1), 8, Side.Right)}|`);
console.log(0.1 + 0.2 === 0.3, Math.abs(0.1 + 0.2 - 0.3) < 1e-9);
