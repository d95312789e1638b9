'use client';

import { Menu } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import Link from 'next/link';
import type { ListedRoom, RoomBulkAction } from '#lib/protocol/room-list.ts';
import { iconButtonClass } from '../../_components/button.tsx';
import { popupClass, popupItemClass } from '../../_components/popup.ts';
import { actionsFor } from './room-actions.ts';

/** What can be done with one room. */
export function RoomRowMenu({ room, onManage }: { room: ListedRoom; onManage: (action: RoomBulkAction) => void }) {
  const { roomId, title, isMember, deletedAt, expiredAt } = room;
  const actions = actionsFor(room);
  const isThere = deletedAt === null && expiredAt === null;
  if (!(isMember && isThere) && actions.length === 0) return null;
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger aria-label={`More about ${title}`} className={iconButtonClass}>
        <Ellipsis size={14} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-40 outline-none">
          <Menu.Popup className={`${popupClass} min-w-40`}>
            {isMember && isThere ? (
              <>
                <Menu.Item render={<Link href={`/room/${roomId}`} prefetch={false} />} className={popupItemClass}>
                  Open
                </Menu.Item>
                <Menu.Item render={<Link href={`/replay/${roomId}`} prefetch={false} />} className={popupItemClass}>
                  Replay
                </Menu.Item>
              </>
            ) : null}
            {actions.map(({ action, label }) => (
              <Menu.Item key={action} onClick={() => onManage(action)} className={popupItemClass}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
