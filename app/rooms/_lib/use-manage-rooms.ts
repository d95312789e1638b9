'use client';

import { Toast } from '@base-ui/react/toast';
import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import { bulkDoneSchema, type RoomBulkAction } from '#lib/protocol/room-list.ts';
import { api } from '../../_components/api.ts';
import { UNDO_MS } from '../../_components/undo.ts';

const DONE_WORDS: Record<RoomBulkAction, string> = {
  end: 'ended',
  archive: 'archived',
  unarchive: 'back in the list',
  keep: 'kept',
  unkeep: 'no longer kept',
  delete: 'deleted',
  restore: 'restored',
};

/** What takes an action back; ending is told to everybody and is not undone from a list. */
const UNDO: Partial<Record<RoomBulkAction, RoomBulkAction>> = {
  archive: 'unarchive',
  unarchive: 'archive',
  keep: 'unkeep',
  unkeep: 'keep',
  delete: 'restore',
};

const count = (rooms: number) => (rooms === 1 ? '1 room' : `${rooms} rooms`);

/** Does one thing to some rooms, says how it went, and offers to take it back. */
export function useManageRooms() {
  const router = useRouter();
  const toasts = Toast.useToastManager();
  const [pending, setPending] = useState(false);

  const send = useCallback(async (action: RoomBulkAction, roomIds: readonly string[]) => {
    return api('/v1/rooms/bulk', { method: 'POST', body: { action, roomIds }, answer: bulkDoneSchema });
  }, []);

  const manage = useCallback(
    async (action: RoomBulkAction, roomIds: readonly string[]): Promise<boolean> => {
      setPending(true);
      const answer = await send(action, roomIds);
      setPending(false);
      if (!answer.ok) {
        toasts.add({ title: answer.fault.message, description: answer.fault.action });
        return false;
      }
      const { done, refused } = answer.value;
      const undo = UNDO[action];
      toasts.add({
        title: `${count(done.length)} ${DONE_WORDS[action]}`,
        ...(refused.length === 0 ? {} : { description: `${count(refused.length)} could not be.` }),
        ...(undo === undefined || done.length === 0
          ? {}
          : {
              timeout: UNDO_MS,
              actionProps: {
                children: 'Undo',
                onClick: () => void send(undo, done).then(() => router.refresh()),
              },
            }),
      });
      router.refresh();
      return true;
    },
    [router, send, toasts],
  );
  return { manage, pending };
}
