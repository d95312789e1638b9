'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import type { RoomConnection } from '#lib/collab-client/room-connection.ts';
import type { Result } from '#lib/kernel/fault.ts';
import {
  type HostQuestion,
  hostQuestionSchema,
  type RoomQuestion,
  roomQuestionSchema,
} from '#lib/protocol/questions.ts';
import type { RoomView } from '#lib/protocol/rooms.ts';
import { api } from '../../../_components/api.ts';

const openAnswer = z.object({ question: roomQuestionSchema.nullable() });
const privateAnswer = z.object({ question: hostQuestionSchema.nullable() });
const putAnswer = z.object({ n: z.number() });

export interface RoomQuestions {
  /** What everybody sees; null where the room has no question, undefined until that is known. */
  readonly question: RoomQuestion | null | undefined;
  /** What hosts see beside it. */
  readonly forHosts: HostQuestion | null;
  /** Makes a question of the bank the room's. */
  readonly put: (questionId: string) => Promise<Result<unknown>>;
}

/** The room's question as this person may see it, now and whenever a host puts another one in. */
export function useRoomQuestion({ roomId, you }: RoomView, connection: RoomConnection): RoomQuestions {
  const [question, setQuestion] = useState<RoomQuestion | null>();
  const [forHosts, setForHosts] = useState<HostQuestion | null>(null);
  const asked = useRef(0);
  const path = `/v1/rooms/${encodeURIComponent(roomId)}/question`;
  const isHost = you.role === 'host';

  const read = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    const [open, closed] = await Promise.all([
      api(path, { answer: openAnswer }),
      isHost ? api(`${path}/private`, { answer: privateAnswer }) : undefined,
    ]);
    // A later one was asked for meanwhile: this answer may be older.
    if (mine !== asked.current || !open.ok) return;
    setQuestion(open.value.question);
    setForHosts(closed?.ok ? closed.value.question : null);
  }, [path, isHost]);

  useEffect(() => {
    void read();
    return connection.onMessage((message) => {
      // A new connection may have missed the news.
      if (message.type === 'question' || message.type === 'welcome') void read();
    });
  }, [read, connection]);

  const put = async (questionId: string) => {
    const answer = await api(path, { method: 'POST', body: { questionId }, answer: putAnswer });
    if (answer.ok) await read();
    return answer;
  };
  return { question, forHosts, put };
}
