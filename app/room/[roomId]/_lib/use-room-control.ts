'use client';

import { Toast } from '@base-ui/react/toast';
import { useState } from 'react';
import { z } from 'zod';
import type { AfterEnd, ChangeRoom } from '#lib/protocol/room-life.ts';
import { api } from '../../../_components/api.ts';

/** What a host does to the room; the socket brings the news of it, to this page as to all others. */
export function useRoomControl(roomId: string) {
  const toasts = Toast.useToastManager();
  const [pending, setPending] = useState(false);
  const room = `/v1/rooms/${encodeURIComponent(roomId)}`;

  const send = async (path: string, method: 'POST' | 'PATCH' | 'DELETE', body?: unknown): Promise<boolean> => {
    setPending(true);
    const answer = await api(path, { method, answer: z.unknown(), ...(body === undefined ? {} : { body }) });
    setPending(false);
    if (!answer.ok) toasts.add({ title: answer.fault.message, description: answer.fault.action });
    return answer.ok;
  };

  return {
    pending,
    change: (change: ChangeRoom) => send(room, 'PATCH', change),
    end: (afterEnd: AfterEnd) => send(`${room}/end`, 'POST', { afterEnd }),
    reopen: () => send(`${room}/reopen`, 'POST'),
    admit: (participantId: string) => send(`${room}/people/${participantId}/admit`, 'POST'),
    remove: (participantId: string) => send(`${room}/people/${participantId}`, 'DELETE'),
  };
}

export type RoomControl = ReturnType<typeof useRoomControl>;
