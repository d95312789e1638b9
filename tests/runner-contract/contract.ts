import { expect, it } from 'vitest';
import type { CaseResult, PrintedStream, Runner, RunnerRequest, RunResult } from '../../lib/execution/runner.ts';
import type { Language } from '../../lib/protocol/languages.ts';
import { MAX_OUTPUT_BYTES } from '../../lib/protocol/limits.ts';
import { waitFor } from '../support/index.ts';

interface Ran extends RunResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly states: readonly string[];
  readonly cases: readonly CaseResult[];
}

/** What every runner keeps, whatever it executes with. */
export function keepsTheContract(runner: () => Runner, languages: readonly Language[]): void {
  const start = (language: Language, code: string, more: Partial<RunnerRequest> = {}) => {
    const printed: Record<PrintedStream, string> = { stdout: '', stderr: '' };
    const states: string[] = [];
    const cases: CaseResult[] = [];
    const handle = runner().start(
      { language, code, stdin: '', timeoutSeconds: 10, ...more },
      {
        state: (state) => states.push(state),
        output: (stream, text) => {
          printed[stream] += text;
        },
        caseEnded: (result) => cases.push(result),
      },
    );
    const ended = handle.ended.then((result): Ran => ({ ...result, ...printed, states, cases }));
    return { ...handle, ended, says: (text: string) => waitFor(() => printed.stdout.includes(text), { what: text }) };
  };
  const run = (...asked: Parameters<typeof start>) => start(...asked).ended;

  const GREETINGS: Partial<Record<Language, string>> = {
    javascript: `const name = require('fs').readFileSync(0, 'utf8').trim(); console.log('Hello, ' + name + ' 😀'); console.error('careful'); process.exit(3);`,
    typescript: `import { readFileSync } from 'node:fs';\nenum Code { Three = 3 }\nconst name: string = readFileSync(0, 'utf8').trim();\nconsole.log('Hello, ' + name + ' 😀'); console.error('careful'); process.exit(Code.Three);`,
    python: `import sys\nprint('Hello,', input(), '😀')\nprint('careful', file=sys.stderr)\nsys.exit(3)`,
    go: `package main\n\nimport (\n\t"bufio"\n\t"fmt"\n\t"os"\n)\n\nfunc main() {\n\tname := bufio.NewScanner(os.Stdin)\n\tname.Scan()\n\tfmt.Println("Hello,", name.Text(), "😀")\n\tfmt.Fprintln(os.Stderr, "careful")\n\tos.Exit(3)\n}`,
    rust: `fn main() {\n    let mut name = String::new();\n    std::io::stdin().read_line(&mut name).unwrap();\n    println!("Hello, {} 😀", name.trim());\n    eprintln!("careful");\n    std::process::exit(3);\n}`,
  };

  it.each(languages)('[RUN4] runs %s with its input, both streams and an exit code', async (language) => {
    const ran = await run(language, GREETINGS[language] ?? '', { stdin: 'Ada\n' });
    expect(ran).toMatchObject({
      stdout: 'Hello, Ada 😀\n',
      stderr: 'careful\n',
      end: { reason: 'exited', exitCode: 3 },
      executionTimeMs: expect.any(Number),
    });
    expect(ran.states.at(-1)).toBe('running');
  });

  it('says what it is, and of each language whether it can be run', () => {
    expect(runner().capabilities()).toMatchObject({
      available: true,
      runner: expect.any(String),
      memory: expect.any(String),
      languages: Object.fromEntries(
        languages.map((language) => [language, { state: 'ready', version: expect.any(String) }]),
      ),
    });
  });

  it.each([0, 1, 126, 127, 128, 137, 255])('[RUN4] tells exit %i from a signal', async (exitCode) => {
    expect((await run('python', `import os\nos._exit(${exitCode})`)).end).toEqual({ reason: 'exited', exitCode });
  });

  it('[RUN4] names the signal that ended a program', async () => {
    const ran = await run('python', 'import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)');
    expect(ran.end).toEqual({ reason: 'signal', signal: 'SIGSEGV' });
  });

  it('[RUN2][RUN4] ends at the time limit and keeps what was printed', async () => {
    const ran = await run('python', 'print("before", flush=True)\nwhile True: pass', { timeoutSeconds: 2 });
    expect(ran).toMatchObject({ stdout: 'before\n', end: { reason: 'time_limit', limitSeconds: 2 } });
  });

  it('[RUN4] ends at the output limit and keeps what fits', async () => {
    const ran = await run('python', 'while True: print("x" * 1000)');
    expect(ran.end).toEqual({ reason: 'output_limit', limitBytes: MAX_OUTPUT_BYTES });
    expect(Buffer.byteLength(ran.stdout)).toBe(MAX_OUTPUT_BYTES);
  });

  it('[RUN4] stops by name, at once', async () => {
    const under = start('python', 'print("up", flush=True)\nimport time\ntime.sleep(60)');
    await under.says('up');
    under.stop('Ada');
    expect((await under.ended).end).toEqual({ reason: 'stopped', by: 'Ada' });
  });

  it('stops a run that has hardly begun', async () => {
    const under = start('python', 'import time\ntime.sleep(60)');
    under.stop('Ada');
    expect((await under.ended).end).toEqual({ reason: 'stopped', by: 'Ada' });
  });

  it('tells a compile error apart, with its place', async () => {
    const ran = await run('typescript', 'const x: number = ;');
    expect(ran.end).toMatchObject({ reason: 'compile_failed' });
    expect(ran.stderr).toContain('main.ts:1:');
  });

  it('can be typed to, and its input be ended', async () => {
    const code = 'print("Hello,", input("Name? "))\nimport sys\nprint(len(sys.stdin.read()))';
    const under = start('python', code, { interactive: true });
    await under.says('Name? ');
    under.type('Ada\n');
    await under.says('Hello, Ada');
    under.type('12');
    under.type('34');
    under.endInput();
    expect(await under.ended).toMatchObject({
      stdout: 'Name? Hello, Ada\n4\n',
      end: { reason: 'exited', exitCode: 0 },
    });
  });

  it('runs a program with several inputs, one for one', async () => {
    const code =
      'import time\nx = input()\nif x == "late": time.sleep(60)\nprint(x[::-1])\nif x == "bad": raise SystemExit(2)';
    const ran = await run('python', code, { cases: ['abc\n', 'late\n', 'bad\n', 'xyz\n'], timeoutSeconds: 4 });
    expect(ran.end).toEqual({ reason: 'exited', exitCode: 0 });
    expect(ran.cases.map(({ stdout, end }) => [stdout, end.reason])).toEqual([
      ['cba\n', 'exited'],
      ['', 'time_limit'],
      ['dab\n', 'exited'],
      ['zyx\n', 'exited'],
    ]);
    expect(ran.stdout).toBe('');
  });
}
