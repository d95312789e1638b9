import type { ListedRoom, RoomBulkAction } from '#lib/protocol/room-list.ts';

export interface RoomAction {
  readonly action: RoomBulkAction;
  readonly label: string;
}

/** What can be done to a room as it is, by whoever may manage it. */
export function actionsFor({
  mayManage,
  isMember,
  state,
  isArchived,
  isKept,
  expiredAt,
  deletedAt,
}: ListedRoom): RoomAction[] {
  if (!mayManage) return [];
  if (deletedAt !== null) return [{ action: 'restore', label: 'Restore' }];
  return [
    ...(isMember && state !== 'ended' && expiredAt === null ? [{ action: 'end', label: 'End' } as const] : []),
    isKept ? { action: 'unkeep', label: 'Stop keeping' } : { action: 'keep', label: 'Keep' },
    isArchived ? { action: 'unarchive', label: 'Unarchive' } : { action: 'archive', label: 'Archive' },
    { action: 'delete', label: 'Delete' },
  ];
}
