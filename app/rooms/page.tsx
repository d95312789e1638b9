import { ArrowRight, FileUp } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { database } from '#lib/db/database.server.ts';
import { can } from '#lib/rooms/can.ts';
import { listRooms } from '#lib/rooms/list-rooms.server.ts';
import { buttonClass } from '../_components/button.tsx';
import { WorkspaceHeader } from '../_components/workspace-header.tsx';
import { pageAccount } from '../_server/page-account.ts';
import { EmptyRooms } from './_components/empty-rooms.tsx';
import { LiveRefresh } from './_components/live-refresh.tsx';
import { NewRoomForm } from './_components/new-room-form.tsx';
import { RoomFilter } from './_components/room-filter.tsx';
import { RoomTable } from './_components/room-table.tsx';
import { addressOf, askedFor } from './_lib/address.ts';

export const metadata: Metadata = { title: 'Rooms' };

export default async function RoomsPage({ searchParams }: PageProps<'/rooms'>) {
  const account = await pageAccount('/rooms', 'list_rooms');
  const actor = { kind: 'account', ...account } as const;
  const maySeeAll = can(actor, 'list_all_rooms');
  const wanted = askedFor(await searchParams);
  const asked = maySeeAll ? wanted : { ...wanted, scope: 'mine' as const };
  const { rooms, next } = await listRooms(database(), actor, asked);
  return (
    <div className="min-h-dvh">
      <WorkspaceHeader account={account} place="/rooms" />
      <main className="mx-auto max-w-6xl px-4 py-8">
        <div className="mb-4 flex items-center justify-between gap-2">
          <h1 className="text-lg font-semibold tracking-tight">Rooms</h1>
          <Link href="/replay" className={buttonClass('quiet')}>
            <FileUp size={14} aria-hidden />
            Import a session
          </Link>
        </div>
        <NewRoomForm />
        <RoomFilter asked={asked} maySeeAll={maySeeAll} />
        {rooms.length === 0 ? <EmptyRooms asked={asked} /> : <RoomTable rooms={rooms} now={Date.now()} />}
        <nav aria-label="Pages" className="mt-4 flex justify-between gap-2">
          {asked.cursor === undefined ? null : (
            <Link href={addressOf(asked)} className={buttonClass('plain')}>
              From the beginning
            </Link>
          )}
          {next === null ? null : (
            <Link href={addressOf(asked, { cursor: next })} className={`${buttonClass('plain')} ml-auto`}>
              Next page
              <ArrowRight size={14} aria-hidden />
            </Link>
          )}
        </nav>
        <LiveRefresh />
      </main>
    </div>
  );
}
