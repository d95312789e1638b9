import { existsSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { log } from '../../kernel/log.server.ts';
import { LANGUAGES, type Language } from '../../protocol/languages.ts';
import { INTERACTIVE_CPU_SECONDS, INTERACTIVE_WALL_SECONDS } from '../../protocol/limits.ts';
import type { LanguageStatus, RunHandle, Runner, RunnerCapabilities } from '../runner.ts';
import type { Bind } from './box-command.ts';
import { createBoxes } from './boxes.server.ts';
import { chooseCages } from './cages.server.ts';
import type { BoxKit } from './chain.server.ts';
import { createPipeStock } from './fifos.server.ts';
import { type LocalRunKit, startLocalRun } from './local-run.server.ts';
import { tryInBox, whyNoBoxes } from './probe.server.ts';
import { SYSTEM_PATH } from './processes.server.ts';
import { openProgramCache } from './program-cache.server.ts';
import { readableByBox } from './readable.server.ts';
import { REFUSALS, type Refusal, refusalFor } from './refusal.ts';
import { seccompFilter } from './seccomp.ts';
import { syscallTable } from './syscalls.ts';
import { ESBUILD_IN_BOX, NODE_IN_BOX, type Probe, type Probes } from './toolchain.ts';
import { probeGo } from './toolchains/go.server.ts';
import { probeJavascript } from './toolchains/javascript.ts';
import { probePython } from './toolchains/python.ts';
import { probeRust } from './toolchains/rust.ts';
import { probeTypescript } from './toolchains/typescript.ts';
import { openWorkDir } from './work-dir.server.ts';

export interface LocalRunnerOptions {
  /** A folder of this server's own. */
  readonly workDir: string;
  /** Toolchains that took long to make; as root it must be where any user can read. */
  readonly cacheDir: string;
  /** Compiled programs, readable like `cacheDir`. */
  readonly programsDir: string;
  readonly nodePath?: string;
  readonly esbuildPath?: string | undefined;
  /** Where bwrap and the other tools are looked for. */
  readonly toolPath?: string;
  /** How many boxes are made before they are needed. */
  readonly waitingBoxes?: number;
  /** Less time for compilers than their languages give them. */
  readonly compileSeconds?: number;
  /** Bounds of a program that is typed to. */
  readonly interactive?: LocalRunKit['interactive'];
  /** How far everything else on the machine comes before what takes long to make. */
  readonly preparingNiceness?: number;
}

/** One for who runs, one for what is compiled first, one for a second room. */
const WAITING_BOXES = 3;

/** Nobody waits for Go but a first run of it. */
const PREPARING_NICENESS = 10;

const INTERACTIVE = { seconds: INTERACTIVE_WALL_SECONDS, cpuSeconds: INTERACTIVE_CPU_SECONDS };

const NAME = 'local sandbox (bubblewrap)';
const PROBES: Probes = {
  javascript: probeJavascript,
  typescript: probeTypescript,
  python: probePython,
  go: probeGo,
  rust: probeRust,
};

/**
 * The runner that executes on this machine, in bubblewrap boxes. It tries the exact chain before it says it is
 * available, and there is no way to run without it (RUN1).
 */
export async function createLocalRunner(options: LocalRunnerOptions): Promise<Runner> {
  if (process.platform !== 'linux') return refusing(REFUSALS.notLinux);
  const table = syscallTable(process.arch);
  if (table === undefined) return refusing(REFUSALS.processor);
  const { cacheDir, toolPath = SYSTEM_PATH, interactive = INTERACTIVE, compileSeconds } = options;

  const isNew = (await mkdir(cacheDir, { recursive: true })) !== undefined;
  if (isNew) await chmod(cacheDir, 0o755);
  const workDir = openWorkDir(options.workDir);
  const cages = await chooseCages();
  const kit: BoxKit = {
    workDir,
    cages,
    pipes: createPipeStock(workDir.path),
    seccomp: seccompFilter(table),
    binds: ownTools(options),
    toolPath,
  };
  const boxes = createBoxes(kit);
  const refusal = await whyNoBoxes(boxes, toolPath).catch((error: unknown) => refusalFor(String(error)));
  if (refusal !== undefined) {
    workDir.close();
    return refusing(refusal);
  }

  const programs = await openProgramCache(options.programsDir);
  const stock = (found: Found) => {
    const binds = Object.values(found).flatMap((probe) => (probe.state === 'ready' && bindsOf(probe)) || []);
    boxes.stock({ ...kit, binds: [...kit.binds, ...binds] }, options.waitingBoxes ?? WAITING_BOXES);
  };
  const closing = new AbortController();
  const { preparingNiceness = PREPARING_NICENESS } = options;
  const tools = { tryInBox: tryInBox(boxes), cacheDir, preparingNiceness, closing: closing.signal };
  const found = await probeAll(tools, stock);

  const runs = new Set<RunHandle>();
  return {
    capabilities: () => ({ available: true, runner: NAME, memory: cages.description, languages: statuses(found) }),
    start: (request, sinks) => {
      const probe = found[request.language];
      if (probe.state !== 'ready') throw new Error(`${request.language} is ${probe.state}`);
      const handle = startLocalRun({ boxes, programs, interactive, compileSeconds }, probe.toolchain, request, sinks);
      runs.add(handle);
      void handle.ended.then(() => runs.delete(handle));
      return handle;
    },
    close: async () => {
      closing.abort();
      const left = [...runs];
      for (const run of left) run.stop('the server, which is stopping');
      await Promise.all(left.map((run) => run.ended));
      await boxes.close();
      workDir.close();
    },
  };
}

type Found = Record<Language, Probe>;

const bindsOf = ({ toolchain }: Extract<Probe, { state: 'ready' }>): readonly Bind[] =>
  (toolchain.kind === 'compiled' && toolchain.binds) || [];

/** Node and esbuild are this server's own; a box has them where it looks for programs. */
function ownTools({
  cacheDir,
  nodePath = process.execPath,
  esbuildPath = defaultEsbuild(),
}: LocalRunnerOptions): Bind[] {
  const node = { from: readableByBox(nodePath, cacheDir), to: NODE_IN_BOX };
  return esbuildPath === undefined
    ? [node]
    : [node, { from: readableByBox(esbuildPath, cacheDir), to: ESBUILD_IN_BOX }];
}

/**
 * Looks for each language apart, so that a missing compiler takes only its language away. Tells what was found, and
 * again when a language that was being prepared is there.
 */
async function probeAll(tools: Parameters<Probes[Language]>[0], onChange: (found: Found) => void): Promise<Found> {
  const entries = await Promise.all(
    LANGUAGES.map(async (language): Promise<[Language, Probe]> => [language, await probe(language, tools)]),
  );
  const found = Object.fromEntries(entries) as Found;
  for (const language of LANGUAGES) {
    const first = found[language];
    if (first.state !== 'preparing') continue;
    void first.done.then((later) => {
      if (tools.closing.aborted) return;
      found[language] = later;
      onChange(found);
      log.info('a language was prepared', { language, state: later.state });
    });
  }
  onChange(found);
  return found;
}

async function probe(language: Language, tools: Parameters<Probes[Language]>[0]): Promise<Probe> {
  try {
    return await PROBES[language](tools);
  } catch (error) {
    log.warn('looking for a language failed', { language, error });
    return { state: 'missing', reason: String(error), action: 'See the server log.' };
  }
}

function statuses(found: Found): Record<Language, LanguageStatus> {
  const entries = LANGUAGES.map((language): [Language, LanguageStatus] => {
    const probe = found[language];
    if (probe.state === 'ready') return [language, { state: 'ready', version: probe.toolchain.version }];
    if (probe.state === 'preparing') return [language, { state: 'preparing', message: probe.message }];
    return [language, probe];
  });
  return Object.fromEntries(entries) as Record<Language, LanguageStatus>;
}

function refusing({ reason, action }: Refusal): Runner {
  const capabilities: RunnerCapabilities = { available: false, runner: NAME, reason, action };
  return {
    capabilities: () => capabilities,
    start: () => {
      throw new Error(`there is no sandbox: ${reason}`);
    },
    close: () => Promise.resolve(),
  };
}

/** esbuild's own binary, as npm installs it for this machine. */
export function defaultEsbuild(): string | undefined {
  const file = path.resolve('node_modules', '@esbuild', `${process.platform}-${process.arch}`, 'bin', 'esbuild');
  return existsSync(file) ? file : undefined;
}
