import type { Probe, ProbeTools } from '../toolchain.ts';
import { NODE_MISSING, probeNode } from './node-in-box.ts';

/** JavaScript, CommonJS or modules as Node itself tells them apart. */
export async function probeJavascript(tools: ProbeTools): Promise<Probe> {
  const node = await probeNode(tools);
  if (node === undefined) return NODE_MISSING;
  return {
    state: 'ready',
    toolchain: {
      kind: 'interpreted',
      version: node.version,
      run: (source) => node.phase(source),
    },
  };
}
