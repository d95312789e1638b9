import { LANGUAGE_FACTS } from '../../../protocol/languages.ts';
import { COMPILE_OUTPUT_BYTES, COMPILE_PROCESSES } from '../../limits.ts';
import type { BoxLimits } from '../box.ts';
import { BOX_FOLDER } from '../box-command.ts';
import { type Probe, type ProbeTools, runProgram } from '../toolchain.ts';

const RUSTC = '/usr/bin/rustc';
const FILE = LANGUAGE_FACTS.rust.file;
const OUTPUT = '/tmp/program';
const LIMITS: BoxLimits = {
  seconds: 30,
  memoryMb: 1_024,
  processes: COMPILE_PROCESSES,
  cpus: 2,
  outputBytes: COMPILE_OUTPUT_BYTES,
};
const FLAGS = '--edition=2021 --crate-name=main --color=never -C opt-level=0 -C debuginfo=0 -C strip=symbols';

/** The distribution's Rust, not optimised: what is waited for is the compiler. */
export async function probeRust({ tryInBox }: ProbeTools): Promise<Probe> {
  const [rustc, linker, mold] = await Promise.all([
    tryInBox({ program: [RUSTC, '--version'] }),
    tryInBox({ program: ['/usr/bin/cc', '--version'] }),
    tryInBox({ program: ['/usr/bin/mold', '--version'] }),
  ]);
  if (!rustc.ok || !linker.ok) {
    return {
      state: 'missing',
      reason: rustc.ok ? 'Rust needs a C linker.' : 'Rust was not found.',
      action: 'Install it: `apt-get install rustc-web gcc libc6-dev mold` (or `rustc` in place of `rustc-web`).',
    };
  }
  // mold links in a third of the time.
  const link = mold.ok ? '-C link-arg=-fuse-ld=mold' : '';
  const compile = `${RUSTC} ${FLAGS} ${link} -o ${OUTPUT} ${FILE}`;
  return {
    state: 'ready',
    toolchain: {
      kind: 'compiled',
      version: `Rust ${rustc.output.replace(/^rustc (\S+).*$/s, '$1')}`,
      compiler: {
        limits: LIMITS,
        phase: (source) => ({
          program: ['/bin/sh', '-c', `${compile} && exec cat ${OUTPUT}`],
          files: [{ path: `${BOX_FOLDER}/${FILE}`, content: source }],
        }),
      },
      run: runProgram,
    },
  };
}
