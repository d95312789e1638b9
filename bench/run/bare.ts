import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { LANGUAGE_FACTS, type Language } from '../../lib/protocol/languages.ts';

const ESBUILD = path.resolve('node_modules/@esbuild', `${process.platform}-${process.arch}`, 'bin/esbuild');
const ARCHIVES_IN_BOX = '/usr/local/go-archives';

/**
 * The same tools with the same options on the bare machine: what a run would cost without a sandbox, a server or a
 * record. Go is compiled against the archives that the sandbox made, which is twice as fast as `go build`.
 */
export class BareMachine {
  private readonly folder: string;
  private readonly goArchives: string;

  private constructor(folder: string, goArchives: string) {
    this.folder = folder;
    this.goArchives = goArchives;
  }

  static async open(cacheDir: string): Promise<BareMachine> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'pairpad-bare-'));
    const name = readdirSync(cacheDir).find((entry) => /^go-[\d.]+$/.test(entry)) ?? 'go';
    const archives = path.join(cacheDir, name);
    const config = readFileSync(path.join(archives, 'importcfg'), 'utf8');
    await writeFile(path.join(folder, 'importcfg'), config.replaceAll(ARCHIVES_IN_BOX, archives));
    return new BareMachine(folder, archives);
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }

  /** Compiles where the language asks for it, and runs; answers how long that took. */
  async run(language: Language, code: string): Promise<number> {
    await writeFile(path.join(this.folder, LANGUAGE_FACTS[language].file), code);
    const startedAt = performance.now();
    for (const [command = '', ...args] of this.commands(language)) await this.finish(command, args);
    return performance.now() - startedAt;
  }

  private commands(language: Language): string[][] {
    switch (language) {
      case 'javascript':
        return [[process.execPath, 'main.js']];
      case 'typescript':
        return [
          [ESBUILD, 'main.ts', '--outfile=main.js', '--log-level=warning', '--sourcemap=inline'],
          [process.execPath, '--enable-source-maps', 'main.js'],
        ];
      case 'python':
        return [['/usr/bin/python3', '-u', 'main.py']];
      case 'go': {
        const tools = path.join(goRoot(), 'pkg/tool', `linux_${process.arch === 'arm64' ? 'arm64' : 'amd64'}`);
        return [
          [
            `${tools}/compile`,
            '-p',
            'main',
            '-complete',
            '-pack',
            '-importcfg',
            'importcfg',
            '-o',
            'main.a',
            'main.go',
          ],
          [`${tools}/link`, '-s', '-w', '-buildmode=exe', '-importcfg', 'importcfg', '-o', 'program', 'main.a'],
          [path.join(this.folder, 'program')],
        ];
      }
      case 'rust': {
        const flags =
          '--edition=2021 --crate-name=main -C opt-level=0 -C debuginfo=0 -C strip=symbols -C link-arg=-fuse-ld=mold';
        return [
          ['/usr/bin/rustc', ...flags.split(' '), '-o', 'program', 'main.rs'],
          [path.join(this.folder, 'program')],
        ];
      }
    }
  }

  private async finish(command: string, args: readonly string[]): Promise<void> {
    const child = spawn(command, args, { cwd: this.folder, stdio: ['ignore', 'ignore', 'inherit'] });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`${command} ended with ${code} (Go's archives: ${this.goArchives})`);
  }
}

function goRoot(): string {
  const minor = (name: string) => Number(/^go-1\.(\d+)$/.exec(name)?.[1] ?? -1);
  const [newest] = readdirSync('/usr/lib').toSorted((a, b) => minor(b) - minor(a));
  return `/usr/lib/${newest}`;
}
