import type { Language } from '../protocol/languages.ts';

type Starter = Readonly<Record<Language, string>>;

const blank: Starter = { javascript: '', typescript: '', python: '', go: '', rust: '' };

const hello: Starter = {
  javascript: `function greet(name) {
  return \`Hello, \${name}!\`;
}

console.log(greet('Pairpad'));
`,
  typescript: `function greet(name: string): string {
  return \`Hello, \${name}!\`;
}

console.log(greet('Pairpad'));
`,
  python: `def greet(name: str) -> str:
    return f"Hello, {name}!"


print(greet("Pairpad"))
`,
  go: `package main

import "fmt"

func greet(name string) string {
	return fmt.Sprintf("Hello, %s!", name)
}

func main() {
	fmt.Println(greet("Pairpad"))
}
`,
  rust: `fn greet(name: &str) -> String {
    format!("Hello, {name}!")
}

fn main() {
    println!("{}", greet("Pairpad"));
}
`,
};

const readLines: Starter = {
  javascript: `import { createInterface } from 'node:readline';

let total = 0;
for await (const line of createInterface({ input: process.stdin })) {
  total += Number(line);
}
console.log(total);
`,
  typescript: `import { createInterface } from 'node:readline';

let total: number = 0;
for await (const line of createInterface({ input: process.stdin })) {
  total += Number(line);
}
console.log(total);
`,
  python: `import sys

total = 0
for line in sys.stdin:
    total += int(line)
print(total)
`,
  go: `package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
)

func main() {
	total := 0
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		n, err := strconv.Atoi(lines.Text())
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		total += n
	}
	fmt.Println(total)
}
`,
  rust: `use std::io::{self, BufRead};

fn main() {
    let total: i64 = io::stdin()
        .lock()
        .lines()
        .map(|line| line.expect("input").trim().parse::<i64>().expect("a number"))
        .sum();
    println!("{total}");
}
`,
};

/** What a new room can begin with, by the name that `template` takes. */
export const STARTERS = { hello, blank, 'read-lines': readLines } as const;

export type StarterName = keyof typeof STARTERS;

export const DEFAULT_STARTER: StarterName = 'hello';

export function isStarterName(name: string): name is StarterName {
  return Object.hasOwn(STARTERS, name);
}

/** The code a room of this template begins with in a language. */
export function starterFor(template: StarterName, language: Language): string {
  return STARTERS[template][language];
}
