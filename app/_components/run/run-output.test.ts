import { describe, expect, it } from 'vitest';
import type { OutputChunk } from '#lib/protocol/runs.ts';
import { RunOutput } from './run-output.ts';

const chunk = (n: number, text: string, stream: OutputChunk['stream'] = 'stdout'): OutputChunk => ({ n, stream, text });
const shown = (output: RunOutput) =>
  output.stretches.map(
    ({ stream, pieces }) =>
      `${stream}:${pieces
        .flat()
        .map(({ text }) => text)
        .join('')}`,
  );

describe("a run's output", () => {
  it('[RUN3] is shown in the order of its numbers, whatever the order of arrival', () => {
    const output = new RunOutput();
    output.add([chunk(3, 'c')]);
    expect(shown(output)).toEqual([]);
    expect(output.hasGap).toBe(true);
    output.add([chunk(1, 'a'), chunk(2, 'b')]);
    expect(shown(output)).toEqual(['stdout:abc']);
    expect(output.hasGap).toBe(false);
  });

  it('[RUN3] shows a chunk once when it is read and relayed both', () => {
    const output = new RunOutput();
    output.add([chunk(1, 'a'), chunk(2, 'b')]);
    expect(output.add([chunk(1, 'a'), chunk(2, 'b')])).toBe(false);
    output.add([chunk(2, 'b'), chunk(3, 'c')]);
    expect(shown(output)).toEqual(['stdout:abc']);
  });

  it('tells the two streams apart and keeps the order between them', () => {
    const output = new RunOutput();
    output.add([chunk(1, 'a'), chunk(2, 'oops', 'stderr'), chunk(3, 'b'), chunk(4, 'c')]);
    expect(shown(output)).toEqual(['stdout:a', 'stderr:oops', 'stdout:bc']);
  });

  it('keeps what is already shown as it is when more arrives', () => {
    const output = new RunOutput();
    output.add([chunk(1, 'a'), chunk(2, 'x', 'stderr'), chunk(3, 'b')]);
    const before = output.stretches;
    output.add([chunk(4, 'c')]);
    expect(output.stretches[0]).toBe(before[0]);
    expect(output.stretches[2]?.pieces[0]).toBe(before[2]?.pieces[0]);
  });

  it('cuts long output at ends of lines and loses nothing of it', () => {
    const output = new RunOutput();
    const pieces = Array.from({ length: 50 }, (_, index) => `${'x'.repeat(1_500)}\n${index}`);
    output.add(pieces.map((text, index) => chunk(index + 1, text)));
    const stretches = shown(output).map((text) => text.replace('stdout:', ''));
    expect(stretches.length).toBeGreaterThan(2);
    for (const stretch of stretches.slice(0, -1)) expect(stretch.endsWith('\n')).toBe(true);
    expect(stretches.join('')).toBe(pieces.join(''));
  });
});
