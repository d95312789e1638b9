import type { Language } from '../../lib/protocol/languages.ts';

/** What is measured: a program that does next to nothing, and one that computes for 100 ms. */
export type Task = 'hello' | '100 ms';

const COMMENT: Readonly<Record<Language, string>> = {
  javascript: '//',
  typescript: '//',
  python: '#',
  go: '//',
  rust: '//',
};

const SOURCES: Readonly<Record<Language, Readonly<Record<Task, string>>>> = {
  javascript: {
    hello: `console.log('hello');`,
    '100 ms': `const end = performance.now() + 100;\nwhile (performance.now() < end);\nconsole.log('hello');`,
  },
  typescript: {
    hello: `const word: string = 'hello';\nconsole.log(word);`,
    '100 ms': `const end: number = performance.now() + 100;\nwhile (performance.now() < end);\nconsole.log('hello');`,
  },
  python: {
    hello: `print('hello')`,
    '100 ms': `import time\nend = time.monotonic() + 0.1\nwhile time.monotonic() < end: pass\nprint('hello')`,
  },
  go: {
    hello: `package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hello") }`,
    '100 ms': `package main\n\nimport (\n\t"fmt"\n\t"time"\n)\n\nfunc main() {\n\tfor end := time.Now().Add(100 * time.Millisecond); time.Now().Before(end); {\n\t}\n\tfmt.Println("hello")\n}`,
  },
  rust: {
    hello: `fn main() { println!("hello"); }`,
    '100 ms': `use std::time::{Duration, Instant};\nfn main() {\n    let end = Instant::now() + Duration::from_millis(100);\n    while Instant::now() < end {}\n    println!("hello");\n}`,
  },
};

let made = 0;

/** A program that no cache has seen. */
export function freshProgram(language: Language, task: Task): string {
  made += 1;
  return `${SOURCES[language][task]}\n${COMMENT[language]} ${process.pid}.${made}\n`;
}

/** The middle of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
