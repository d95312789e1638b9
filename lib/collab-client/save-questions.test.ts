import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SaveQuestions } from './save-questions.ts';

describe('questions whether edits are saved', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('go with the first edit, then with every other one of a fast typist, and behind the last', () => {
    const asked: number[] = [];
    const begun = performance.now();
    const questions = new SaveQuestions(() => asked.push(performance.now() - begun));
    for (let edit = 0; edit < 6; edit += 1) {
      questions.afterEdit();
      vi.advanceTimersByTime(100);
    }
    vi.advanceTimersByTime(1_000);
    expect(asked).toEqual([0, 200, 400, 700]);
  });

  it('follow an answer that left edits open, unless an edit brings them first', () => {
    const ask = vi.fn();
    const questions = new SaveQuestions(ask);
    questions.later();
    vi.advanceTimersByTime(149);
    expect(ask).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ask).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(100);
    questions.later();
    vi.advanceTimersByTime(60);
    questions.afterEdit();
    vi.advanceTimersByTime(1_000);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('end with the connection', () => {
    const ask = vi.fn();
    const questions = new SaveQuestions(ask);
    questions.later();
    questions.stop();
    vi.advanceTimersByTime(1_000);
    expect(ask).not.toHaveBeenCalled();
  });
});
