import type { Difficulty } from '#lib/protocol/questions.ts';

export const DIFFICULTY_WORDS: Record<Difficulty, string> = { easy: 'Easy', medium: 'Medium', hard: 'Hard' };

const BARS: Record<Difficulty, number> = { easy: 1, medium: 2, hard: 3 };

/** How hard a question is, as a word, with bars to find it by in a list. */
export function DifficultyWord({ difficulty }: { difficulty: Difficulty }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-muted">
      <svg width="11" height="10" viewBox="0 0 11 10" aria-hidden className="shrink-0">
        {[1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={(bar - 1) * 4}
            y={10 - bar * 3 - 1}
            width="3"
            height={bar * 3 + 1}
            rx="1"
            className={bar <= BARS[difficulty] ? 'fill-muted' : 'fill-line-strong'}
          />
        ))}
      </svg>
      {DIFFICULTY_WORDS[difficulty]}
    </span>
  );
}
