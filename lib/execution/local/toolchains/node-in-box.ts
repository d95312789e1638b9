import { LANGUAGE_FACTS } from '../../../protocol/languages.ts';
import { RUN_MEMORY_MB } from '../../limits.ts';
import { BOX_FOLDER } from '../box-command.ts';
import type { Phase, Probe, ProbeTools } from '../toolchain.ts';

const NODE = '/usr/local/bin/node';

/** Where a JavaScript program lies in its box, whoever wrote it. */
export const JAVASCRIPT_FILE = `${BOX_FOLDER}/${LANGUAGE_FACTS.javascript.file}`;

/** Node as programs find it: the one this server runs on. */
export interface NodeInBox {
  readonly version: string;
  /** Runs what lies at JAVASCRIPT_FILE. */
  phase(flags?: readonly string[]): Phase & { readonly binds: NonNullable<Phase['binds']> };
}

/** Looks for Node in a box; undefined where it can't be run there. */
export async function probeNode({ nodePath, readable, tryInBox }: ProbeTools): Promise<NodeInBox | undefined> {
  const binds = [{ from: readable(nodePath), to: NODE }];
  const said = await tryInBox({ program: [NODE, '--version'], binds });
  if (!said.ok) return undefined;
  return {
    version: `Node ${said.output.replace(/^v/, '')}`,
    phase: (flags = []) => ({
      // Node cannot see its cage; untold, it would leave its garbage lying until the kernel ends it.
      program: [NODE, `--max-old-space-size=${RUN_MEMORY_MB}`, ...flags, JAVASCRIPT_FILE],
      binds,
    }),
  };
}

export const NODE_MISSING: Probe = {
  state: 'missing',
  reason: 'Node cannot be run in the sandbox.',
  action: 'Look into the server log for why, then start Pairpad again.',
};
