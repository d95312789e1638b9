import { LANGUAGE_FACTS } from '../../../protocol/languages.ts';
import { COMPILE_OUTPUT_BYTES, COMPILE_PROCESSES } from '../../limits.ts';
import type { BoxLimits } from '../box.ts';
import { BOX_FOLDER } from '../box-command.ts';
import type { Probe, ProbeTools } from '../toolchain.ts';
import { JAVASCRIPT_FILE, NODE_MISSING, probeNode } from './node-in-box.ts';

const ESBUILD = '/usr/local/bin/esbuild';
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
  const { esbuildPath, readable, tryInBox } = tools;
  const binds = esbuildPath === undefined ? [] : [{ from: readable(esbuildPath), to: ESBUILD }];
  const said = await tryInBox({ program: [ESBUILD, '--version'], binds });
  if (!said.ok) {
    return {
      state: 'missing',
      reason: 'esbuild was not found.',
      action: 'Run `npm install` in the folder of Pairpad.',
    };
  }
  const compile = `${ESBUILD} ${FILE} --log-level=warning --color=false --sourcemap=inline >&3`;
  return {
    state: 'ready',
    toolchain: {
      kind: 'compiled',
      version: `${node.version}, esbuild ${said.output}`,
      compiler: {
        limits: LIMITS,
        phase: (source) => ({
          program: ['/bin/sh', '-c', `exec ${compile}`],
          binds,
          files: [{ path: `${BOX_FOLDER}/${FILE}`, content: source }],
        }),
      },
      run: (program) => {
        const phase = node.phase(['--enable-source-maps']);
        return { ...phase, binds: [...phase.binds, { from: program, to: JAVASCRIPT_FILE }] };
      },
    },
  };
}
