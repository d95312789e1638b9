import type { ReviewComment } from '#lib/protocol/replay.ts';
import type { Mark } from '#lib/replay/marks.ts';
import { positionOfSeq } from '#lib/replay/places.ts';
import { NOBODY, type Tape } from '#lib/replay/tape.ts';
import { preview } from './preview.ts';

/** What reviewers said, as marks on the timeline; answers go with what they answer. */
export function commentMarks(comments: readonly ReviewComment[], tape: Tape): Mark[] {
  return comments
    .filter(({ parentId }) => parentId === null)
    .map(({ commentId, seq, author, body, resolvedAt }) => {
      const { time, moment } = positionOfSeq(tape, seq);
      return {
        id: `comment-${commentId}`,
        kind: 'comment',
        at: time,
        moment,
        person: NOBODY,
        text: `${author}: ${preview(body)}`,
        tone: resolvedAt === null ? 'plain' : 'good',
        ref: commentId,
      };
    });
}
