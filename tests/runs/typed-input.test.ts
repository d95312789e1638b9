import { describe, expect, it } from 'vitest';
import { readRunNews } from '../../lib/execution/run-store.server.ts';
import { unwrap } from '../../lib/kernel/fault.ts';
import type { OutputChunk } from '../../lib/protocol/runs.ts';
import { waitFor } from '../support/index.ts';
import { ENDED_FINE, runBed, SLEEPER } from './bed.ts';

/** What was said by whom, one after another; Python prints a line in pieces, which may come as one chunk or several. */
function inTurns(chunks: readonly OutputChunk[]): string[] {
  const turns: { stream: string; text: string }[] = [];
  for (const { stream, text } of chunks) {
    const last = turns.at(-1);
    if (last?.stream === stream) last.text += text;
    else turns.push({ stream, text });
  }
  return turns.map(({ stream, text }) => `${stream}: ${text}`);
}

describe('typed input', () => {
  const bed = runBed();
  const { openService, room, asked, printed } = bed;
  const QUESTION = 'name = input("Name? ")\nprint("Hello,", name)\nimport sys\nprint(len(sys.stdin.read()))';

  it('[RUN3] reaches the program from whichever process, and everybody sees it in its place', async () => {
    const [holding, asking] = [await openService(), await openService()];
    const where = await room();
    const started = await holding.start({ ...asked(where, QUESTION), interactive: true });
    const { summary, ended } = unwrap(started);
    expect(summary.interactive).toBe(true);
    await waitFor(async () => (await printed(summary.runId)) === 'Name? ');
    unwrap(await asking.type(summary.runId, { text: 'Ada\n' }));
    await waitFor(async () => (await printed(summary.runId)).endsWith('Hello, Ada\n'));
    unwrap(await holding.type(summary.runId, { text: 'more' }));
    unwrap(await asking.type(summary.runId, { end: true }));
    await ended;
    const news = await readRunNews(bed.db, summary.runId);
    expect(news?.summary.end).toEqual(ENDED_FINE);
    expect(inTurns(news?.chunks ?? [])).toEqual([
      'stdout: Name? ',
      'stdin: Ada\n',
      'stdout: Hello, Ada\n',
      'stdin: more',
      'stdout: 4\n',
    ]);
    expect(await bed.db.runInput.count({ where: { runId: summary.runId } })).toBe(0);
  });

  it('is taken before the program reads, in order', async () => {
    const service = await openService({ atOnce: 1 });
    const blocking = unwrap(await service.start(asked(await room(), SLEEPER)));
    const run = { ...asked(await room(), 'print([input() for _ in range(20)][-1])'), interactive: true };
    const { summary, ended } = unwrap(await service.start(run));
    for (let n = 0; n < 20; n++) unwrap(await service.type(summary.runId, { text: `${n}\n` }));
    await service.stop(blocking.summary.runId, 'Ada');
    await ended;
    expect(await printed(summary.runId)).toMatch(/19\n19\n$/);
  });

  it('[LIM1] is refused where nobody reads it, after its end, and when it is too much', async () => {
    const service = await openService();
    const where = await room();
    const fixed = unwrap(await service.start(asked(where, SLEEPER)));
    expect(await service.type(fixed.summary.runId, { text: 'x' })).toMatchObject({ fault: { code: 'conflict' } });
    await service.stop(fixed.summary.runId, 'Ada');
    await fixed.ended;
    const open = unwrap(await service.start({ ...asked(where, SLEEPER), interactive: true }));
    const { runId } = open.summary;
    for (let n = 0; n < 6; n++) unwrap(await service.type(runId, { text: 'x'.repeat(10_000) }));
    expect(await service.type(runId, { text: 'x'.repeat(10_000) })).toMatchObject({ fault: { code: 'too_large' } });
    unwrap(await service.type(runId, { end: true }));
    expect(await service.type(runId, { text: 'x' })).toMatchObject({ fault: { code: 'conflict' } });
    await service.stop(runId, 'Ada');
    await open.ended;
    expect(await service.type(runId, { text: 'x' })).toMatchObject({ fault: { code: 'conflict' } });
  });
});
