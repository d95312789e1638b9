import { LANGUAGE_FACTS } from '../../../protocol/languages.ts';
import { COMPILE_OUTPUT_BYTES, COMPILE_PROCESSES } from '../../limits.ts';
import type { BoxLimits } from '../box.ts';
import { BOX_FOLDER } from '../box-command.ts';
import { ESBUILD_IN_BOX, type Probe, type ProbeTools } from '../toolchain.ts';
import { NODE_MISSING, probeNode } from './node-in-box.ts';

const FILE = LANGUAGE_FACTS.typescript.file;
/** esbuild takes some 20 ms for what an interview writes. */
const LIMITS: BoxLimits = {
  seconds: 10,
  memoryMb: 512,
  processes: COMPILE_PROCESSES,
  cpus: 2,
  outputBytes: COMPILE_OUTPUT_BYTES,
};

/** TypeScript without its checks, enums and all: esbuild takes the types away, Node runs the rest. */
export async function probeTypescript(tools: ProbeTools): Promise<Probe> {
  const node = await probeNode(tools);
  if (node === undefined) return NODE_MISSING;
  const said = await tools.tryInBox({ program: [ESBUILD_IN_BOX, '--version'] });
  if (!said.ok) {
    return {
      state: 'missing',
      reason: 'esbuild was not found.',
      action: 'Run `npm install` in the folder of Pairpad.',
    };
  }
  return {
    state: 'ready',
    toolchain: {
      kind: 'compiled',
      version: `${node.version}, esbuild ${said.output}`,
      compiler: {
        limits: LIMITS,
        phase: (source) => ({
          program: [ESBUILD_IN_BOX, FILE, '--log-level=warning', '--color=false', '--sourcemap=inline'],
          files: [{ path: `${BOX_FOLDER}/${FILE}`, content: source }],
        }),
      },
      run: (program) => node.phase(program, ['--enable-source-maps']),
    },
  };
}
