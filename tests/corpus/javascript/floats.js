console.log((1 / 3).toFixed(5), (2.5).toFixed(2), (1e21).toExponential(3), (-0.125).toFixed(3));
console.log(`${Math.PI.toFixed(3).padStart(10)}|${(42).toFixed(1).padEnd(8)}|`);
console.log(0.1 + 0.2 === 0.3, Math.abs(0.1 + 0.2 - 0.3) < 1e-9);
