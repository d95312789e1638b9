import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../lib/protocol/languages.ts';
import { openSandbox, preparedSandbox, SANDBOX_USERS, type Sandbox } from './client.ts';

/** Asks for a name the way of each language, greets, asks again, and says goodbye when the input ends. */
const CONVERSATION: Record<Language, string> = {
  javascript: `
const lines = require('node:readline').createInterface({ input: process.stdin, output: process.stdout });
const ask = () => lines.question('Name? ', (name) => { console.log('Hello, ' + name); ask(); });
lines.on('close', () => console.log('bye'));
ask();`,
  typescript: `
import { createInterface } from 'node:readline/promises';
const lines = createInterface({ input: process.stdin });
process.stdout.write('Name? ');
for await (const name of lines) {
  console.log('Hello, ' + (name as string));
  process.stdout.write('Name? ');
}
console.log('bye');`,
  python: `
while True:
    try:
        print('Hello,', input('Name? '))
    except EOFError:
        print('bye')
        break`,
  go: `package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	fmt.Print("Name? ")
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		fmt.Printf("Hello, %s\\nName? ", lines.Text())
	}
	fmt.Println("bye")
}`,
  rust: `use std::io::{stdin, stdout, Write};
fn main() {
    loop {
        print!("Name? ");
        stdout().flush().unwrap();
        let mut name = String::new();
        if stdin().read_line(&mut name).unwrap() == 0 {
            break;
        }
        println!("Hello, {}", name.trim_end());
    }
    println!("bye");
}`,
};

/** Reads all there is to read, by the name of the device. */
const WHOLE: Partial<Record<Language, string>> = {
  javascript: `console.log('ready'); console.log(require('fs').readFileSync('/dev/stdin', 'utf8').length);`,
  python: `print('ready', flush=True); print(len(open('/dev/stdin').read()))`,
};

describe.each(SANDBOX_USERS)('typing to a program, as %s', (user) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await preparedSandbox({ user, interactive: { seconds: 20, cpuSeconds: 1 } });
  }, 300_000);
  afterAll(() => sandbox.close());

  it.each(LANGUAGES)('holds a conversation with %s: each question shows before its answer', async (language) => {
    const run = sandbox.start(language, CONVERSATION[language], { interactive: true });
    await run.printed('Name? ');
    run.type('Ada\n');
    await run.printed('Hello, Ada\nName? ');
    run.type('Grace 😀\n');
    await run.printed('Hello, Grace 😀\nName? ');
    run.type(null);
    const ran = await run.ended;
    expect(ran.stdout.replaceAll('Name? ', '')).toBe('Hello, Ada\nHello, Grace 😀\nbye\n');
    expect(ran.end).toEqual({ reason: 'exited', exitCode: 0 });
  });

  it.each(Object.entries(WHOLE))('can be read as a file in %s, until its end', async (language, code) => {
    const run = sandbox.start(language as Language, code, { interactive: true });
    await run.printed('ready');
    run.type('one\n');
    run.type('two\n');
    run.type(null);
    expect((await run.ended).stdout).toBe('ready\n8\n');
  });

  it('[RUN2] bounds an interactive program by what it computes, all its processes together', async () => {
    const code = `
import os
if input('go? '):
    for _ in range(3): os.fork()
    while True: pass`;
    const run = sandbox.start('python', code, { interactive: true });
    await run.printed('go? ');
    run.type('yes\n');
    const ran = await run.ended;
    expect(ran.end).toEqual({ reason: 'time_limit', limitSeconds: 1, clock: 'processor' });
  });

  it('[RUN2] bounds it by wall time too, and lets it think meanwhile', async () => {
    const patient = await openSandbox({ user, interactive: { seconds: 2, cpuSeconds: 1 } });
    const ran = await patient.run('python', 'input("Name? ")', { interactive: true, timeoutSeconds: 1 });
    expect(ran).toMatchObject({ stdout: 'Name? ', end: { reason: 'time_limit', limitSeconds: 2 } });
    expect(ran.tookMs).toBeGreaterThan(1_900);
    await patient.close();
  });

  it('takes what nobody reads', async () => {
    const run = sandbox.start('python', 'import os\nos.close(0)\nprint("deaf", flush=True)\nopen("/dev/null")', {
      interactive: true,
    });
    run.type('x'.repeat(60_000));
    await run.printed('deaf');
    run.type('more');
    expect((await run.ended).end).toEqual({ reason: 'exited', exitCode: 0 });
  });
});

describe('several inputs for one program', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox();
  });
  afterAll(() => sandbox.close());
  const ends = async (code: string, cases: string[], timeoutSeconds = 5) => {
    const ran = await sandbox.run('python', code, { cases, timeoutSeconds });
    expect(ran.end).toEqual({ reason: 'exited', exitCode: 0 });
    expect([ran.stdout, ran.stderr]).toEqual(['', '']);
    return ran.cases.map(({ stdout, end }) => [stdout, end.reason]);
  };

  it('each end for themselves, in their order', async () => {
    const code = `
import os, sys, time
what = input()
if what == 'late': time.sleep(60)
if what == 'much': print('x' * 100_000)
if what == 'hog': x = [bytearray(8 << 20) for _ in range(100)]
if what == 'die': os.kill(os.getpid(), 9)
print(what)`;
    expect(await ends(code, ['one', 'late', 'much', 'hog', 'die', 'two'])).toEqual([
      ['one\n', 'exited'],
      ['', 'time_limit'],
      ['x'.repeat(65_536), 'output_limit'],
      ['', 'memory_limit'],
      ['', 'signal'],
      ['two\n', 'exited'],
    ]);
  });

  it('[ACC4] find nothing of one another: no process, and no input before its turn', async () => {
    const code = `
import glob, os, time
mine = input()
child = os.fork()
if child == 0:
    os.setsid()
    time.sleep(0.3)
    print('still here')
seen = []
for name in glob.glob('/proc/[0-9]*/mem'):
    if name in (f'/proc/{pid}/mem' for pid in (os.getpid(), child)): continue
    try:
        for line in open(name.replace('mem', 'maps')):
            start, end = (int(part, 16) for part in line.split()[0].split('-'))
            with open(name, 'rb') as memory:
                memory.seek(start)
                if b'SEC' + b'RET' in memory.read(end - start): seen.append(name)
    except (OSError, ValueError, OverflowError): pass
print(mine, seen, [name for name in os.listdir('/tmp') if name.startswith('.')], flush=True)
os._exit(0)`;
    const cases = await ends(code, ['first', 'SECRET']);
    expect(cases[0]).toEqual(['first [] []\n', 'exited']);
  });
});
