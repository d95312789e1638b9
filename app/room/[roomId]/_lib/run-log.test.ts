import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunSummary } from '#lib/protocol/runs.ts';
import { RunLog } from './run-log.ts';

const frames: (() => void)[] = [];
const nextFrame = () => {
  for (const frame of frames.splice(0)) frame();
};

beforeEach(() => {
  frames.length = 0;
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
});

const run = (runId: string, startedAt: number, state: RunSummary['state'] = 'running'): RunSummary => ({
  runId,
  language: 'python',
  state,
  startedBy: 'Ada',
  startedAt,
  executionTimeMs: null,
  memoryUsageMb: null,
  end: state === 'ended' ? { reason: 'exited', exitCode: 0 } : null,
});

describe("the room's runs", () => {
  it('are listed newest first', () => {
    const log = new RunLog();
    log.addRuns([run('a', 1), run('c', 3), run('b', 2)]);
    expect(log.get().runs.map(({ runId }) => runId)).toEqual(['c', 'b', 'a']);
  });

  it('[RUN4] once ended, stay so when an older message arrives late', () => {
    const log = new RunLog();
    log.addRuns([run('a', 1, 'ended')]);
    log.addRuns([run('a', 1, 'running')]);
    expect(log.get().runs[0]?.state).toBe('ended');
  });

  it('[RUN3] says when output before a chunk is missing', () => {
    const log = new RunLog();
    expect(log.addOutput('a', [{ n: 1, stream: 'stdout', text: 'x' }])).toBe(false);
    expect(log.addOutput('a', [{ n: 3, stream: 'stdout', text: 'z' }])).toBe(true);
    expect(log.addOutput('a', [{ n: 2, stream: 'stdout', text: 'y' }])).toBe(false);
    expect(log.get().stretches.get('a')?.[0]?.pieces).toHaveLength(3);
  });

  it('tells its listeners once a frame, however fast a program prints', () => {
    const log = new RunLog();
    const listener = vi.fn();
    log.subscribe(listener);
    for (let n = 1; n <= 100; n++) log.addOutput('a', [{ n, stream: 'stdout', text: `${n}\n` }]);
    expect(listener).not.toHaveBeenCalled();
    nextFrame();
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
