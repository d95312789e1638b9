import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../lib/protocol/languages.ts';
import { preparedSandbox, SANDBOX_USERS, type Sandbox } from './client.ts';
import { NUISANCES } from './nuisances.ts';

/** Programs whose compilers would take the machine. */
const COMPILE_BOMBS: readonly (readonly [string, Language, string])[] = [
  [
    'a macro that doubles itself',
    'rust',
    'macro_rules! m { ($($t:tt)*) => { m!($($t)* $($t)*) } }\nfn main() { m!(a b c d) }',
  ],
  [
    'a constant that never ends',
    'rust',
    '#![allow(long_running_const_eval)]\nconst X: u64 = { let mut n = 0; while n < u64::MAX { n += 1; } n };\nfn main() { println!("{X}") }',
  ],
  ['a program of half a gigabyte', 'go', 'package main\n\nvar all = [1 << 29]byte{1}\n\nfunc main() { println(&all) }'],
  [
    'types of types of types',
    'go',
    `package main\n\n${Array.from({ length: 40 }, (_, n) => `type t${n + 1} struct{ a, b, c, d t${n} }`).join('\n')}\n\ntype t0 struct{ x int }\n\nfunc main() { var v t40; println(&v) }`,
  ],
];

/** Less than compilers usually get: a bomb takes whatever there is. */
const COMPILE_SECONDS = 3;

describe.each(SANDBOX_USERS)('what would take the machine, as %s', (user) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await preparedSandbox({ user, compileSeconds: COMPILE_SECONDS });
  }, 300_000);
  afterAll(() => sandbox.close());

  it.each(COMPILE_BOMBS)('ends in the compiler: %s', async (_what, language, code) => {
    const ran = await sandbox.run(language, code);
    expect(ran.end.reason).toMatch(/^(compile_failed|memory_limit|time_limit|output_limit)$/);
    expect(ran.states).toEqual(['compiling']);
    expect(ran.executionTimeMs).toBeLessThan((COMPILE_SECONDS + 1) * 1_000);
  });

  it('reads no file of the host into a program', async () => {
    const embed = (file: string) =>
      `package main\n\nimport _ "embed"\n\n//go:embed ${file}\nvar it string\n\nfunc main() { print(it) }`;
    for (const file of ['/etc/shadow', '../etc/passwd', 'main.go']) {
      const ran = await sandbox.run('go', embed(file));
      expect(ran.end).toMatchObject({ reason: 'compile_failed' });
      expect(ran.stdout).toBe('');
    }
    for (const file of ['/etc/shadow', '/root/.bashrc', '/proc/1/environ']) {
      const ran = await sandbox.run('rust', `fn main() { print!("{}", include_str!("${file}")) }`);
      // What a box has of its own may be read: its init was given a PATH and nothing else.
      if (file === '/proc/1/environ') expect(ran.stdout).not.toMatch(/SECRET|DATABASE|HOME=\/root/);
      else expect(ran).toMatchObject({ stdout: '', end: { reason: 'compile_failed' } });
    }
  });

  it('[RUN4] says that memory was the reason when many processes share it out', async () => {
    const code = `
import os, time
for _ in range(30):
    if os.fork() == 0:
        x = bytearray(20 << 20)
        for at in range(0, len(x), 4096): x[at] = 1
        time.sleep(30)
        os._exit(0)
print('all there', flush=True)
time.sleep(30)`;
    const ran = await sandbox.run('python', code, { timeoutSeconds: 10 });
    expect(ran.end).toEqual({ reason: 'memory_limit', limitMb: 256 });
  });

  it('takes memory in no way that is not counted', async () => {
    const code = `
import os
written = 0
try:
    for n in range(40):
        with open(f'/dev/shm/{n}', 'wb') as f: f.write(bytes(4 << 20)); written += 4
except OSError as error: print(error.errno, written <= 16)
x = bytearray(64 << 20)
print('fine')`;
    expect((await sandbox.run('python', code)).stdout).toBe('28 True\nfine\n');
  });

  // The bound is coarse, because the machine may be busy besides; `npm run bench:run` tells the ratio.
  it.each(Object.entries(NUISANCES))('is no matter for the program beside it: %s', async (_what, code) => {
    const nuisance = sandbox.start('python', code);
    const beside = await sandbox.run('python', 'print(sum(n * n for n in range(200_000)))');
    expect(beside).toMatchObject({ stdout: '2666646666700000\n', end: { reason: 'exited', exitCode: 0 } });
    nuisance.stop('the test');
    await nuisance.ended;
  });
});
