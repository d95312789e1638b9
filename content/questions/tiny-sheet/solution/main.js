import { readFileSync } from 'node:fs';

/** The value of a formula; undefined where something is divided by zero. `valueOf` answers a cell's value. */
function evaluate(formula, valueOf) {
  const tokens = formula.match(/\d+|[A-Z]\d+|[-+*/()]/g);
  let at = 0;
  const take = (...wanted) => (wanted.includes(tokens[at]) ? tokens[at++] : undefined);

  // Adding to undefined gives NaN, so a division by zero passes through everything as NaN.
  function sum() {
    let value = product();
    for (let sign = take('+', '-'); sign; sign = take('+', '-')) {
      value = sign === '+' ? value + product() : value - product();
    }
    return value;
  }

  function product() {
    let value = factor();
    for (let sign = take('*', '/'); sign; sign = take('*', '/')) {
      const other = factor();
      if (sign === '*') value *= other;
      else value = other === 0 ? NaN : Math.trunc(value / other);
    }
    return value;
  }

  function factor() {
    if (take('-')) return -factor();
    if (take('(')) {
      const value = sum();
      take(')');
      return value;
    }
    const token = tokens[at++];
    return /^\d/.test(token) ? Number(token) : valueOf(token);
  }

  return sum();
}

function compute(formulas) {
  const needs = new Map();
  const neededBy = new Map([...formulas.keys()].map((cell) => [cell, []]));
  for (const [cell, formula] of formulas) {
    const others = new Set((formula.match(/[A-Z]\d+/g) ?? []).filter((other) => formulas.has(other)));
    needs.set(cell, others);
    for (const other of others) neededBy.get(other).push(cell);
  }

  // What never becomes computable needs a loop. The list grows while it is walked.
  const values = new Map();
  const computable = [...formulas.keys()].filter((cell) => needs.get(cell).size === 0);
  for (const cell of computable) {
    values.set(
      cell,
      evaluate(formulas.get(cell), (other) => values.get(other) ?? 0),
    );
    for (const other of neededBy.get(cell)) {
      needs.get(other).delete(cell);
      if (needs.get(other).size === 0) computable.push(other);
    }
  }
  const show = (value) => (value === undefined ? '#LOOP' : Number.isNaN(value) ? '#DIV' : String(value));
  return new Map([...formulas.keys()].map((cell) => [cell, show(values.get(cell))]));
}

const [, ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const formulas = new Map(lines.map((line) => line.split(' = ')));
for (const [cell, shown] of compute(formulas)) console.log(`${cell} ${shown}`);
