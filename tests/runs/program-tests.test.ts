import { describe, expect, it } from 'vitest';
import { readCases } from '../../lib/execution/run-case-store.server.ts';
import { readRunNews } from '../../lib/execution/run-store.server.ts';
import { unwrap } from '../../lib/kernel/fault.ts';
import { ENDED_FINE, runBed } from './bed.ts';

describe('tests of a program', () => {
  const bed = runBed();
  const { openService, room, asked } = bed;
  const tests = [
    { name: 'one', stdin: '1 2\n', expected: '3', hidden: false },
    { name: 'wrong', stdin: '2 2\n', expected: '5', hidden: false },
    { name: 'secret', stdin: '40 2\n', expected: '42', hidden: true },
    { name: 'secret and loud', stdin: 'LEAK LEAK\n', expected: 'LEAKLEAK', hidden: true },
  ];
  const SUM = 'import sys\nprint(sum(map(int, input().split())))';

  it('are all run after one compile, and stored as part of the run', async () => {
    const service = await openService();
    const { summary, ended } = unwrap(await service.start({ ...asked(await room(), SUM), tests }));
    expect(summary.tests).toEqual({ total: 4, passed: 0, failed: 0 });
    await ended;
    const news = await readRunNews(bed.db, summary.runId);
    expect(news?.summary).toMatchObject({ end: ENDED_FINE, tests: { total: 4, passed: 2, failed: 2 } });
    const cases = await readCases(bed.db, summary.runId, true);
    expect(cases.map(({ n, hidden, passed }) => ({ n, hidden, passed }))).toEqual([
      { n: 1, hidden: false, passed: true },
      { n: 2, hidden: false, passed: false },
      { n: 3, hidden: true, passed: true },
      { n: 4, hidden: true, passed: false },
    ]);
    expect(cases[1]?.detail).toMatchObject({ name: 'wrong', expected: '5', actual: '4\n', end: ENDED_FINE });
    expect(cases[3]?.detail?.stderr).toContain('LEAK');
  });

  it('[ACC4] leave nothing of a hidden one for guests but its verdict', async () => {
    const service = await openService();
    const { summary, ended } = unwrap(await service.start({ ...asked(await room(), SUM), tests }));
    await ended;
    const { runId } = summary;
    const forGuests = {
      news: await readRunNews(bed.db, runId),
      cases: await readCases(bed.db, runId, false),
    };
    expect(forGuests.cases.slice(2)).toEqual([
      { n: 3, hidden: true, passed: true, detail: null },
      { n: 4, hidden: true, passed: false, detail: null },
    ]);
    expect(JSON.stringify(forGuests)).not.toMatch(/LEAK|secret|40 2/);
  });
});
