'use client';

import { useEffect, useState } from 'react';
import { claimKeptWork, type KeptWork, wipeKeptRoom } from '#lib/collab-client/kept-room.ts';
import { Button } from '../../../_components/button.tsx';
import { Notice } from '../../../_components/notice.tsx';
import { saveAsFile } from '../_lib/save-as-file.ts';

/** Offers, as a file, what somebody typed into a room that is closed to them now; then it is removed from here. */
export function KeptWorkOffer({ roomId }: { roomId: string }) {
  const [work, setWork] = useState<KeptWork>();

  useEffect(() => {
    let current = true;
    void claimKeptWork(roomId).then((found) => current && setWork(found));
    return () => {
      current = false;
    };
  }, [roomId]);

  if (work === undefined) return null;
  const remove = async () => {
    await wipeKeptRoom(roomId);
    setWork(undefined);
  };
  return (
    <div className="mt-4">
      <Notice look="warn" title="This browser still has what you typed">
        Your last edits ({work.edits}) were not sent, and the room does not take them any more.
      </Notice>
      <div className="mt-2 flex gap-2">
        <Button onClick={() => saveAsFile('code.txt', work.code)}>Save code as a file</Button>
        <Button look="quiet" onClick={() => void remove()}>
          Remove it from this browser
        </Button>
      </div>
    </div>
  );
}
