// A process that has a local runner and does what its parent says: so that the sandbox can be tested as another user,
// and its server be killed.
import { createLocalRunner, defaultEsbuild } from '../../lib/execution/local/local-runner.server.ts';
import { readableByBox } from '../../lib/execution/local/readable.server.ts';
import type { RunHandle } from '../../lib/execution/runner.ts';
import type { SandboxOrder, SandboxReport, SandboxSettings } from './messages.ts';

const settings = JSON.parse(process.argv[2] ?? '') as SandboxSettings;
const { uid, ...options } = settings;
const say = (report: SandboxReport) => process.send?.(report);

// While still root: the repository may lie where the other user cannot look.
const nodePath = readableByBox(process.execPath, options.cacheDir);
const esbuildPath = readableByBox(defaultEsbuild() ?? '', options.cacheDir);
if (uid !== undefined) {
  process.setgroups?.([]);
  process.setgid?.(uid);
  process.setuid?.(uid);
}

const runner = await createLocalRunner({ ...options, nodePath, esbuildPath });
const handles = new Map<number, RunHandle>();

process.on('message', (order: SandboxOrder) => {
  switch (order.type) {
    case 'capabilities':
      return say({ type: 'capabilities', capabilities: runner.capabilities() });
    case 'stop':
      return handles.get(order.id)?.stop(order.by);
    case 'type':
      return order.text === null ? handles.get(order.id)?.endInput() : handles.get(order.id)?.type(order.text);
    case 'close':
      return void runner.close().then(() => process.disconnect());
    case 'run': {
      const { id, request } = order;
      const handle = runner.start(request, {
        state: (state) => say({ type: 'state', id, state }),
        output: (stream, text) => say({ type: 'output', id, stream, text }),
        caseEnded: (result) => say({ type: 'case', id, result }),
      });
      handles.set(id, handle);
      return void handle.ended.then((result) => say({ type: 'ended', id, result }));
    }
  }
});
say({ type: 'ready' });
