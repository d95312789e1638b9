import { readFileSync } from 'node:fs';

type Shown = number | '#DIV' | '#LOOP';

class DivisionByZero extends Error {}

class Parser {
  private at = 0;
  private readonly tokens: string[];
  private readonly shown: Map<string, Shown>;

  constructor(formula: string, shown: Map<string, Shown>) {
    this.tokens = formula.match(/\d+|[A-Z]\d+|[-+*/()]/g) ?? [];
    this.shown = shown;
  }

  sum(): number {
    let value = this.product();
    for (let sign = this.take('+', '-'); sign; sign = this.take('+', '-')) {
      const other = this.product();
      value = sign === '+' ? value + other : value - other;
    }
    return value;
  }

  private product(): number {
    let value = this.factor();
    for (let sign = this.take('*', '/'); sign; sign = this.take('*', '/')) {
      const other = this.factor();
      if (sign === '/' && other === 0) throw new DivisionByZero();
      value = sign === '*' ? value * other : Math.trunc(value / other);
    }
    return value;
  }

  private factor(): number {
    if (this.take('-')) return -this.factor();
    if (this.take('(')) {
      const value = this.sum();
      this.take(')');
      return value;
    }
    const token = this.tokens[this.at++];
    if (/^\d/.test(token)) return Number(token);
    const value = this.shown.get(token) ?? 0;
    if (typeof value === 'string') throw new DivisionByZero();
    return value;
  }

  /** The next token, if it is one of those wanted. */
  private take(...wanted: string[]): string | undefined {
    return wanted.includes(this.tokens[this.at]) ? this.tokens[this.at++] : undefined;
  }
}

function show(formula: string, shown: Map<string, Shown>): Shown {
  try {
    return new Parser(formula, shown).sum();
  } catch (error) {
    if (error instanceof DivisionByZero) return '#DIV';
    throw error;
  }
}

function compute(formulas: Map<string, string>): Map<string, Shown> {
  const needs = new Map<string, Set<string>>();
  for (const [cell, formula] of formulas) {
    needs.set(cell, new Set((formula.match(/[A-Z]\d+/g) ?? []).filter((other) => formulas.has(other))));
  }

  // In rounds: what is never computable needs a loop.
  const shown = new Map<string, Shown>();
  for (;;) {
    const computable = [...needs].filter(([, others]) => [...others].every((other) => shown.has(other)));
    if (computable.length === 0) break;
    for (const [cell] of computable) {
      needs.delete(cell);
      shown.set(cell, show(formulas.get(cell) ?? '0', shown));
    }
  }
  return new Map([...formulas.keys()].map((cell): [string, Shown] => [cell, shown.get(cell) ?? '#LOOP']));
}

const [, ...lines] = readFileSync(0, 'utf8').trim().split('\n');
const formulas = new Map(lines.map((line) => line.split(' = ') as [string, string]));
for (const [cell, shown] of compute(formulas)) console.log(`${cell} ${shown}`);
