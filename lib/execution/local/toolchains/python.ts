import { LANGUAGE_FACTS } from '../../../protocol/languages.ts';
import { BOX_FOLDER } from '../box-command.ts';
import type { Probe, ProbeTools } from '../toolchain.ts';

const PYTHON = '/usr/bin/python3';
const FILE = `${BOX_FOLDER}/${LANGUAGE_FACTS.python.file}`;

/** The distribution's Python, unbuffered, so that output shows when it is printed. */
export async function probePython({ tryInBox }: ProbeTools): Promise<Probe> {
  const said = await tryInBox({ program: [PYTHON, '--version'] });
  if (!said.ok) {
    return { state: 'missing', reason: 'Python was not found.', action: 'Install it: `apt-get install python3`.' };
  }
  return {
    state: 'ready',
    toolchain: {
      kind: 'interpreted',
      version: said.output,
      run: (source) => ({
        program: [PYTHON, '-u', FILE],
        env: { PYTHONDONTWRITEBYTECODE: '1' },
        files: [{ path: FILE, content: source }],
      }),
    },
  };
}
