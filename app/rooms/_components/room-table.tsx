'use client';

import { useState } from 'react';
import type { ListedRoom } from '#lib/protocol/room-list.ts';
import { CheckField } from '../../_components/check-field.tsx';
import { useManageRooms } from '../_lib/use-manage-rooms.ts';
import { BulkBar } from './bulk-bar.tsx';
import { RoomRow } from './room-row.tsx';

interface RoomTableProps {
  readonly rooms: readonly ListedRoom[];
  /** The server's clock, for "how long ago". */
  readonly now: number;
}

/** One page of rooms, with what can be done to one of them or to several. */
export function RoomTable({ rooms, now }: RoomTableProps) {
  const { manage, pending } = useManageRooms();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const manageable = rooms.filter(({ mayManage }) => mayManage);
  // What is no longer on the page is no longer chosen.
  const selected = manageable.filter(({ roomId }) => chosen.has(roomId));
  const areAll = selected.length > 0 && selected.length === manageable.length;

  const choose = (roomId: string, isOn: boolean) => {
    const next = new Set(chosen);
    if (isOn) next.add(roomId);
    else next.delete(roomId);
    setChosen(next);
  };

  return (
    <>
      <table className="w-full table-fixed border-collapse text-left">
        <caption className="sr-only">Rooms</caption>
        <thead className="border-b border-line text-small text-muted">
          <tr>
            <th scope="col" className="w-9 py-1">
              {manageable.length === 0 ? null : (
                <CheckField
                  label={null}
                  name="Choose all rooms on this page"
                  checked={areAll}
                  isPartly={selected.length > 0 && !areAll}
                  onChange={(isOn) => setChosen(new Set(isOn ? manageable.map(({ roomId }) => roomId) : []))}
                />
              )}
            </th>
            <Heading className="">Room</Heading>
            <Heading className="w-28 max-md:hidden">Inside now</Heading>
            <Heading className="w-24 max-lg:hidden">Language</Heading>
            <Heading className="w-28 sm:w-36">State</Heading>
            <Heading className="w-32 max-xl:hidden">Hosts</Heading>
            <Heading className="w-20 text-right max-lg:hidden">Length</Heading>
            <Heading className="w-14 text-right max-md:hidden">Runs</Heading>
            <Heading className="w-14 text-right max-md:hidden">Score</Heading>
            <Heading className="w-24 text-right max-sm:hidden">Last activity</Heading>
            <th scope="col" className="w-9">
              <span className="sr-only">More</span>
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rooms.map((room) => (
            <RoomRow
              key={room.roomId}
              room={room}
              now={now}
              isChosen={chosen.has(room.roomId)}
              onChoose={(isOn) => choose(room.roomId, isOn)}
              onManage={(action) => void manage(action, [room.roomId])}
            />
          ))}
        </tbody>
      </table>
      {selected.length === 0 ? null : (
        <BulkBar
          rooms={selected}
          pending={pending}
          onManage={async (action) => {
            const roomIds = selected.map(({ roomId }) => roomId);
            if (await manage(action, roomIds)) setChosen(new Set());
          }}
          onClear={() => setChosen(new Set())}
        />
      )}
    </>
  );
}

function Heading({ className, children }: { className: string; children: string }) {
  return (
    <th scope="col" className={`px-2 py-1.5 font-medium ${className}`}>
      {children}
    </th>
  );
}
