import type { ReviewComment } from '#lib/protocol/replay.ts';
import type { Mark } from '#lib/replay/marks.ts';
import { NOBODY, type Tape } from '#lib/replay/tape.ts';
import { positionOfSeq } from './use-replay.ts';

const PREVIEW_CHARACTERS = 60;

/** What reviewers said, as marks on the timeline; answers go with what they answer. */
export function commentMarks(comments: readonly ReviewComment[], tape: Tape): Mark[] {
  return comments
    .filter(({ parentId }) => parentId === null)
    .map(({ commentId, seq, author, body, resolvedAt }) => {
      const { time, moment } = positionOfSeq(tape, seq);
      const said = body.length > PREVIEW_CHARACTERS ? `${body.slice(0, PREVIEW_CHARACTERS)}…` : body;
      return {
        id: `comment-${commentId}`,
        kind: 'comment',
        at: time,
        moment,
        person: NOBODY,
        text: `${author}: ${said}`,
        tone: resolvedAt === null ? 'plain' : 'good',
        ref: commentId,
      };
    });
}
