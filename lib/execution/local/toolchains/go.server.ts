import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { LANGUAGE_FACTS } from '../../../protocol/languages.ts';
import { COMPILE_OUTPUT_BYTES, COMPILE_PROCESSES } from '../../limits.ts';
import type { BoxLimits } from '../box.ts';
import { BOX_FOLDER } from '../box-command.ts';
import { type Probe, type ProbeTools, runProgram, type Toolchain } from '../toolchain.ts';
import { archivesReady, buildArchives, IMPORT_CONFIG } from './go-archives.server.ts';

const LIB = '/usr/lib';
const FILE = LANGUAGE_FACTS.go.file;
const ARCHIVES_IN_BOX = '/usr/local/go-archives';
const LIMITS: BoxLimits = {
  seconds: 20,
  memoryMb: 768,
  processes: COMPILE_PROCESSES,
  cpus: 2,
  outputBytes: COMPILE_OUTPUT_BYTES,
};
const MISSING: Probe = {
  state: 'missing',
  reason: 'Go was not found.',
  action: 'Install it: `apt-get install golang-1.23-go` (from bookworm-backports on Debian 12) or `golang-go`.',
};

/**
 * The distribution's newest Go. Its compiler and linker are called straight, against archives of the standard library
 * that are made once: `go build` takes twice as long and wants a cache that can be written.
 */
export async function probeGo(tools: ProbeTools): Promise<Probe> {
  const root = await newestGo();
  if (root === undefined) return MISSING;
  const said = await tools.tryInBox({ program: [`${root}/bin/go`, 'version'], env: { GOTOOLCHAIN: 'local' } });
  const [, version, platform] = /^go version go(\S+) (\S+)/.exec(said.output) ?? [];
  if (!said.ok || version === undefined || platform === undefined) return MISSING;
  const tool = `${root}/pkg/tool/${platform.replace('/', '_')}`;
  const folder = `${tools.cacheDir}/go-${version}`;
  const ready = (): Probe => ({ state: 'ready', toolchain: goToolchain(`Go ${version}`, tool, folder) });
  if (archivesReady(folder)) return ready();
  return {
    state: 'preparing',
    message: 'Go is being prepared; this takes about a minute, once.',
    done: buildArchives({
      go: `${root}/bin/go`,
      folder,
      inBox: ARCHIVES_IN_BOX,
      niceness: tools.preparingNiceness,
      signal: tools.closing,
    }).then(
      ready,
      (error: unknown): Probe => ({
        state: 'missing',
        reason: `Go's standard library could not be compiled: ${String(error)}`,
        action: `See that ${tools.cacheDir} can be written and holds 300 MB, then start Pairpad again.`,
      }),
    ),
  };
}

function goToolchain(version: string, tool: string, folder: string): Toolchain {
  const config = `${ARCHIVES_IN_BOX}/${IMPORT_CONFIG}`;
  const compile = `${tool}/compile -p main -complete -pack -importcfg ${config} -o /tmp/main.a ${FILE} >&2`;
  const link = `${tool}/link -s -w -buildmode=exe -importcfg ${config} -o /tmp/program /tmp/main.a >&2`;
  return {
    kind: 'compiled',
    version,
    compiler: {
      limits: LIMITS,
      phase: (source) => ({
        program: ['/bin/sh', '-c', `${compile} && ${link} && exec cat /tmp/program`],
        files: [{ path: `${BOX_FOLDER}/${FILE}`, content: source }],
      }),
    },
    binds: [{ from: folder, to: ARCHIVES_IN_BOX }],
    run: runProgram,
  };
}

/** Where the newest Go of the distribution is, like /usr/lib/go-1.23. */
async function newestGo(): Promise<string | undefined> {
  const minor = (name: string) => Number(/^go-1\.(\d+)$/.exec(name)?.[1] ?? -1);
  const names = existsSync(LIB) ? await readdir(LIB) : [];
  const [newest] = names.filter((name) => minor(name) >= 0).sort((a, b) => minor(b) - minor(a));
  return newest === undefined ? undefined : `${LIB}/${newest}`;
}
