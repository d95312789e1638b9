'use client';

import { Popover } from '@base-ui/react/popover';
import { SlidersHorizontal } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { MAX_TITLE_CHARACTERS } from '#lib/protocol/limits.ts';
import { Button, buttonClass } from '../../../_components/button.tsx';
import { CheckField } from '../../../_components/check-field.tsx';
import { LocalTime } from '../../../_components/local-time.tsx';
import { popupClass } from '../../../_components/popup.ts';
import { inputClass } from '../../../_components/text-field.tsx';
import type { RoomControl } from '../_lib/use-room-control.ts';
import type { RoomStanding } from '../_lib/use-room-life.ts';

/** What a host sets about the room; each switch takes effect for everybody at once. */
export function RoomMenu({ standing: { title, life }, control }: { standing: RoomStanding; control: RoomControl }) {
  const isScheduled = life.opensAt !== null && life.opensAt > Date.now();
  return (
    <Popover.Root>
      <Popover.Trigger aria-label="Room settings" className={buttonClass('quiet')}>
        <SlidersHorizontal size={14} aria-hidden />
        <span className="max-lg:sr-only">Room</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end" className="z-40">
          <Popover.Popup className={`${popupClass} w-76 max-w-[calc(100vw-1rem)] p-3`}>
            <Popover.Title className="sr-only">Room settings</Popover.Title>
            <TitleForm title={title} control={control} />
            {life.state === 'ended' ? null : (
              <div className="mt-2 flex flex-col">
                <CheckField
                  label="Lock editing for guests"
                  checked={life.editLocked}
                  onChange={(editLocked) => void control.change({ editLocked })}
                />
                <CheckField
                  label="Lock running for guests"
                  checked={life.runLocked}
                  onChange={(runLocked) => void control.change({ runLocked })}
                />
                <CheckField
                  label="Newcomers wait to be let in"
                  checked={life.waitingRoom}
                  onChange={(waitingRoom) => void control.change({ waitingRoom })}
                />
              </div>
            )}
            {isScheduled && life.opensAt !== null ? (
              <div className="mt-2 flex items-center justify-between gap-2 px-1">
                <span className="text-muted">
                  Opens <LocalTime at={life.opensAt} />
                </span>
                <Button onClick={() => void control.change({ opensAt: null })}>Open now</Button>
              </div>
            ) : null}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function TitleForm({ title, control }: { title: string; control: RoomControl }) {
  const [typed, setTyped] = useState(title);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void control.change({ title: typed });
  };
  return (
    <form onSubmit={submit} className="flex gap-2">
      <input
        aria-label="Title of the room"
        value={typed}
        maxLength={MAX_TITLE_CHARACTERS}
        onChange={(event) => setTyped(event.target.value)}
        className={`${inputClass} h-7`}
      />
      <Button type="submit" disabled={typed.trim() === '' || typed === title}>
        Rename
      </Button>
    </form>
  );
}
