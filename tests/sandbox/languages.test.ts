import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../lib/protocol/languages.ts';
import { preparedSandbox, SANDBOX_USERS, type Sandbox } from './client.ts';

/** Reads all input at once and again as a file, greets on both streams, and exits with code 3. */
const PROGRAMS: Record<Language, string> = {
  javascript: `
const name = require('node:fs').readFileSync('/dev/stdin', 'utf8').trim();
console.log(\`Hello, \${name} 😀\`);
console.error('careful');
process.exit(3);`,
  typescript: `
import { readFileSync } from 'node:fs';
enum Code { Three = 3 }
const name: string = readFileSync('/dev/stdin', 'utf8').trim();
console.log(\`Hello, \${name} 😀\`);
console.error('careful');
process.exit(Code.Three);`,
  python: `
import sys
name = open('/dev/stdin').read().strip()
print(f'Hello, {name} 😀')
print('careful', file=sys.stderr)
sys.exit(3)`,
  go: `package main

import (
	"fmt"
	"os"
	"strings"
)

func main() {
	bytes, _ := os.ReadFile("/dev/stdin")
	fmt.Printf("Hello, %s 😀\\n", strings.TrimSpace(string(bytes)))
	fmt.Fprintln(os.Stderr, "careful")
	os.Exit(3)
}`,
  rust: `fn main() {
    let name = std::fs::read_to_string("/dev/stdin").unwrap();
    println!("Hello, {} 😀", name.trim());
    eprintln!("careful");
    std::process::exit(3);
}`,
};

/** Reads two numbers a line at a time, the way of each language, and prints their sum. */
const LINE_BY_LINE: Record<Language, string> = {
  javascript: `
const lines = require('node:readline').createInterface({ input: process.stdin });
let sum = 0;
lines.on('line', (line) => { sum += Number(line); }).on('close', () => console.log(sum));`,
  typescript: `
import { createInterface } from 'node:readline';
let sum = 0;
for await (const line of createInterface({ input: process.stdin })) sum += Number(line);
console.log(sum);`,
  python: 'print(int(input()) + int(input()))',
  go: `package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
)

func main() {
	sum := 0
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		n, _ := strconv.Atoi(lines.Text())
		sum += n
	}
	fmt.Println(sum)
}`,
  rust: `use std::io::BufRead;
fn main() {
    let sum: i32 = std::io::stdin().lock().lines().map(|line| line.unwrap().parse::<i32>().unwrap()).sum();
    println!("{sum}");
}`,
};

const BROKEN: Partial<Record<Language, { readonly code: string; readonly says: string }>> = {
  typescript: { code: 'const x: number = ;', says: 'main.ts:1:' },
  go: { code: 'package main\n\nfunc main() { x := 1 }', says: 'main.go:3:' },
  rust: { code: 'fn main() { let x: i32 = "one"; }', says: 'main.rs:1:' },
};

describe.each(SANDBOX_USERS)('the five languages, as %s', (user) => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await preparedSandbox({ user });
  }, 300_000);
  afterAll(() => sandbox.close());

  it('finds all of them, each with its version', async () => {
    const capabilities = await sandbox.capabilities();
    expect(capabilities).toMatchObject({
      available: true,
      languages: {
        javascript: { state: 'ready', version: expect.stringMatching(/^Node 24\./) },
        typescript: { state: 'ready' },
        python: { state: 'ready', version: expect.stringMatching(/^Python 3\./) },
        go: { state: 'ready', version: expect.stringMatching(/^Go 1\./) },
        rust: { state: 'ready', version: expect.stringMatching(/^Rust 1\./) },
      },
    });
  });

  it.each(LANGUAGES)('[RUN4] runs %s with input, both streams and an exit code', async (language) => {
    const ran = await sandbox.run(language, PROGRAMS[language], { stdin: 'Ada\n' });
    expect(ran).toMatchObject({
      stdout: 'Hello, Ada 😀\n',
      stderr: 'careful\n',
      end: { reason: 'exited', exitCode: 3 },
      executionTimeMs: expect.any(Number),
    });
  });

  it.each(LANGUAGES)('reads %s input line by line', async (language) => {
    const ran = await sandbox.run(language, LINE_BY_LINE[language], { stdin: '40\n2\n' });
    expect(ran).toMatchObject({ stdout: '42\n', end: { reason: 'exited', exitCode: 0 } });
  });

  it.each(Object.entries(BROKEN))('tells a compile error in %s from a run error', async (language, { code, says }) => {
    const ran = await sandbox.run(language as Language, code);
    expect(ran.end).toMatchObject({ reason: 'compile_failed' });
    expect(ran.stderr).toContain(says);
  });

  it.each(['go', 'rust', 'typescript'] as const)('compiles unchanged %s once', async (language) => {
    const once = sandbox.start(language, PROGRAMS[language], { stdin: 'Ada\n' });
    const ran = await once.ended;
    expect(ran.states).toEqual(['running']);
    expect(ran.stdout).toBe('Hello, Ada 😀\n');
  });

  it('shows the warnings of a compiler again with a program from the cache', async () => {
    const code = `fn main() { let unused_${Date.now()} = 1; }`;
    const first = await sandbox.run('rust', code);
    const second = await sandbox.run('rust', code);
    expect(first.states).toEqual(['compiling', 'running']);
    expect(second.states).toEqual(['running']);
    expect(first.stderr).toContain('unused variable');
    expect(second.stderr).toBe(first.stderr);
  });

  it('leads a TypeScript error back to its own line', async () => {
    const ran = await sandbox.run('typescript', 'interface A { b: number }\n\nthrow new Error("here");');
    expect(ran.stderr).toContain('main.ts:3');
    expect(ran.end).toEqual({ reason: 'exited', exitCode: 1 });
  });
});
