import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { currentAccount } from '#lib/accounts/current-account.server.ts';
import { database } from '#lib/db/database.server.ts';
import { listRooms } from '#lib/rooms/room-store.server.ts';
import { Brand } from '../_components/brand.tsx';
import { ThemeMenu } from '../_components/theme-menu.tsx';
import { AccountMenu } from './_components/account-menu.tsx';
import { NewRoomForm } from './_components/new-room-form.tsx';
import { RoomList } from './_components/room-list.tsx';

export const metadata: Metadata = { title: 'Rooms' };

export default async function RoomsPage() {
  const account = await currentAccount(await headers());
  if (account === undefined) redirect('/sign-in?next=/rooms');
  const rooms = await listRooms(database(), account.accountId);
  return (
    <div className="min-h-dvh">
      <header className="flex h-11 items-center justify-between border-b border-line bg-bar px-4">
        <Brand />
        <div className="flex items-center gap-1">
          <ThemeMenu />
          <AccountMenu name={account.name} email={account.email} />
        </div>
      </header>
      <main className="mx-auto max-w-4xl px-4 py-8">
        <h1 className="mb-4 text-lg font-semibold tracking-tight">Rooms</h1>
        <NewRoomForm />
        <RoomList rooms={rooms} now={Date.now()} />
      </main>
    </div>
  );
}
