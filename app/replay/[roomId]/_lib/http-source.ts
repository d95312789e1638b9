import { z } from 'zod';
import { fail, ok, type Result } from '#lib/kernel/fault.ts';
import { replayContextSchema, reviewCommentSchema, runHistorySchema } from '#lib/protocol/replay.ts';
import { createdRoomSchema } from '#lib/protocol/rooms.ts';
import { api, faultOf } from '../../../_components/api.ts';
import type { ReplaySource } from './replay-source.ts';

const runsAnswer = z.object({ runs: z.array(runHistorySchema) });
const notesAnswer = z.object({ text: z.string() });
const commentsAnswer = z.object({ comments: z.array(reviewCommentSchema) });

/** The address of a room's replay in the API. */
export function replayPath(roomId: string): string {
  return `/v1/rooms/${encodeURIComponent(roomId)}/replay`;
}

/** A replay of this installation. */
export function httpSource(roomId: string): ReplaySource {
  const base = replayPath(roomId);
  return {
    context: () => api(`${base}/context`, { answer: replayContextSchema }),
    tape: () => readTape(base),
    runs: async () => {
      const answer = await api(`${base}/runs`, { answer: runsAnswer });
      return answer.ok ? ok(answer.value.runs) : answer;
    },
    comments: async () => {
      const answer = await api(`${base}/comments`, { answer: commentsAnswer });
      return answer.ok ? ok(answer.value.comments) : answer;
    },
    notes: async () => {
      const answer = await api(`/v1/rooms/${encodeURIComponent(roomId)}/notes`, { answer: notesAnswer });
      return answer.ok ? ok(answer.value.text) : answer;
    },
    actions: {
      addComment: (body) => api(`${base}/comments`, { method: 'POST', body, answer: reviewCommentSchema }),
      resolveComment: (commentId, resolved, name) =>
        api(`${base}/comments/${encodeURIComponent(commentId)}`, {
          method: 'PATCH',
          body: { resolved, name },
          answer: reviewCommentSchema,
        }),
      branch: async (body) => {
        const answer = await api(`${base}/branch`, { method: 'POST', body, answer: createdRoomSchema });
        return answer.ok ? ok(answer.value.editorUrl) : answer;
      },
    },
  };
}

async function readTape(path: string): Promise<Result<Uint8Array<ArrayBuffer>>> {
  try {
    const response = await fetch(path);
    if (!response.ok) return { ok: false, fault: faultOf(await response.json().catch(() => undefined)) };
    if (response.body === null) throw new Error('no body');
    const unpacked = new Response(response.body.pipeThrough(new DecompressionStream('gzip')));
    return ok(new Uint8Array(await unpacked.arrayBuffer()));
  } catch {
    return fail('unavailable', 'The record did not arrive.', { action: 'Check the connection and try again.' });
  }
}

/** Exchanges the secret of a review link for a cookie. */
export function openReview(roomId: string, secret: string): Promise<Result<unknown>> {
  return api(`${replayPath(roomId)}/open`, { method: 'POST', body: { secret }, answer: z.unknown() });
}
