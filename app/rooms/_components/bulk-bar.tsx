'use client';

import { X } from 'lucide-react';
import type { ListedRoom, RoomBulkAction } from '#lib/protocol/room-list.ts';
import { Button, iconButtonClass } from '../../_components/button.tsx';
import { useCommands } from '../../_components/commands/use-commands.ts';
import { actionsFor } from './room-actions.ts';

interface BulkBarProps {
  readonly rooms: readonly ListedRoom[];
  readonly pending: boolean;
  readonly onManage: (action: RoomBulkAction) => void;
  readonly onClear: () => void;
}

/** What takes away comes last, out of the way of the hand. */
const ORDER = [
  'end',
  'keep',
  'unkeep',
  'archive',
  'unarchive',
  'restore',
  'delete',
] as const satisfies RoomBulkAction[];

/** What can be done to all the rooms that were chosen; what fits some of them alone is offered for those. */
export function BulkBar({ rooms, pending, onManage, onClear }: BulkBarProps) {
  const byAction = new Map(rooms.flatMap(actionsFor).map((one) => [one.action, one]));
  const offered = ORDER.flatMap((action) => byAction.get(action) ?? []);
  useCommands(() =>
    offered.map(({ action, label }) => ({
      id: `chosen-${action}`,
      label: `${label} the ${rooms.length} chosen`,
      group: 'Chosen rooms',
      does: () => onManage(action),
    })),
  );
  return (
    <div
      role="toolbar"
      aria-label="Chosen rooms"
      className="sticky bottom-4 z-10 mx-auto mt-4 flex w-fit max-w-full flex-wrap items-center gap-1.5 rounded-lg bg-raised p-1.5 shadow-popup"
    >
      <span className="flex items-center gap-1 pr-1 font-medium">
        <button type="button" aria-label="Choose none" onClick={onClear} className={iconButtonClass}>
          <X size={14} aria-hidden />
        </button>
        {rooms.length} chosen
      </span>
      {offered.map(({ action, label }) => (
        <Button
          key={action}
          look={action === 'delete' ? 'danger' : 'plain'}
          disabled={pending}
          onClick={() => onManage(action)}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
