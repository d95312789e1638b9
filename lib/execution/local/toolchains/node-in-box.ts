import { LANGUAGE_FACTS } from '../../../protocol/languages.ts';
import { RUN_MEMORY_MB } from '../../limits.ts';
import { BOX_FOLDER } from '../box-command.ts';
import { NODE_IN_BOX, type Phase, type Probe, type ProbeTools } from '../toolchain.ts';

/** Where a JavaScript program lies in its box, whoever wrote it. */
const JAVASCRIPT_FILE = `${BOX_FOLDER}/${LANGUAGE_FACTS.javascript.file}`;

/** Node as programs find it: the one this server runs on. */
export interface NodeInBox {
  readonly version: string;
  /** Runs JavaScript. */
  phase(source: string | Uint8Array, flags?: readonly string[]): Phase;
}

/** Looks for Node in a box; undefined where it can't be run there. */
export async function probeNode({ tryInBox }: ProbeTools): Promise<NodeInBox | undefined> {
  const said = await tryInBox({ program: [NODE_IN_BOX, '--version'] });
  if (!said.ok) return undefined;
  return {
    version: `Node ${said.output.replace(/^v/, '')}`,
    phase: (source, flags = []) => ({
      // Node cannot see its cage; untold, it would leave its garbage lying until the kernel ends it.
      program: [NODE_IN_BOX, `--max-old-space-size=${RUN_MEMORY_MB}`, ...flags, JAVASCRIPT_FILE],
      files: [{ path: JAVASCRIPT_FILE, content: source }],
    }),
  };
}

export const NODE_MISSING: Probe = {
  state: 'missing',
  reason: 'Node cannot be run in the sandbox.',
  action: 'Look into the server log for why, then start Pairpad again.',
};
