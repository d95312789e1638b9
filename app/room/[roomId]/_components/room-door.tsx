'use client';

import dynamic from 'next/dynamic';
import { useCallback, useEffect, useState } from 'react';
import { Mark } from '../../../_components/brand.tsx';
import { enterRoom, joinAs, type RoomAccess } from '../_lib/room-access.ts';
import { JoinCard } from './join-card.tsx';
import { RefusedCard } from './refused-card.tsx';
import { WaitingCard } from './waiting-card.tsx';

const importRoom = () => import('./room.tsx');

// The editor is most of the page's code, and means nothing on a server.
const Room = dynamic(async () => (await importRoom()).Room, { ssr: false, loading: Opening });

/** Decides with the server whether one is in, asks for a name where that is all that is missing, and opens the room. */
export function RoomDoor({ roomId }: { roomId: string }) {
  const [access, setAccess] = useState<RoomAccess>({ kind: 'checking' });

  const settle = useCallback((next: RoomAccess) => {
    // The invite is exchanged: it must not stay in the address bar, in screenshots and in history.
    if (next.kind === 'inside' || next.kind === 'waiting')
      history.replaceState(history.state, '', location.pathname + location.search);
    setAccess(next);
  }, []);

  const enter = useCallback(() => {
    let current = true;
    setAccess({ kind: 'checking' });
    void enterRoom(roomId, location.hash.slice(1)).then((next) => current && settle(next));
    return () => {
      current = false;
    };
  }, [roomId, settle]);

  const ask = useCallback(async () => {
    const next = await enterRoom(roomId, '');
    // Who waits goes on waiting through a server that restarts.
    if (next.kind !== 'refused' || next.fault.code !== 'unavailable') settle(next);
  }, [roomId, settle]);

  useEffect(() => {
    // Fetched while the server is asked and the name is typed.
    void importRoom();
    return enter();
  }, [enter]);

  useEffect(() => {
    // Another invite pasted over this page's address changes the fragment alone, and nothing reloads.
    const onHashChange = () => location.hash !== '' && enter();
    window.addEventListener('hashchange', onHashChange);
    return () => window.removeEventListener('hashchange', onHashChange);
  }, [enter]);

  switch (access.kind) {
    case 'checking':
      return <Opening />;
    case 'name_wanted':
      return (
        <JoinCard
          roomId={roomId}
          invite={access.invite}
          fault={access.fault}
          onJoin={async (name) => settle(await joinAs(roomId, access.invite, name))}
        />
      );
    case 'waiting':
      return <WaitingCard roomId={roomId} fault={access.fault} onAsk={ask} />;
    case 'refused':
      return <RefusedCard roomId={roomId} fault={access.fault} onRetry={enter} />;
    case 'inside':
      return <Room view={access.view} />;
  }
}

function Opening() {
  return (
    <main aria-busy="true" className="grid h-dvh place-items-center">
      <h1 className="appear-late flex items-center gap-2 text-muted">
        <Mark />
        Opening the room…
      </h1>
    </main>
  );
}
