import Link from 'next/link';
import { LANGUAGE_FACTS } from '#lib/protocol/languages.ts';
import type { ListedRoom } from '#lib/rooms/room-store.server.ts';
import { PersonBadge } from '../../_components/person-badge.tsx';
import { ago } from './ago.ts';

/** One's rooms, newest first. */
export function RoomList({ rooms, now }: { rooms: readonly ListedRoom[]; now: number }) {
  if (rooms.length === 0) {
    return (
      <div className="rounded-lg border border-dashed border-line-strong px-6 py-12 text-center">
        <p className="font-medium">No rooms yet</p>
        <p className="text-muted">Create one above, then send its link: whoever opens it types a name and is in.</p>
      </div>
    );
  }
  return (
    <ul className="divide-y divide-line border-y border-line">
      {rooms.map((room) => (
        <RoomRow key={room.roomId} room={room} now={now} />
      ))}
    </ul>
  );
}

const SHOWN_PEOPLE = 4;

function RoomRow({ room, now }: { room: ListedRoom; now: number }) {
  const { roomId, title, language, state, people, lastActivityAt } = room;
  return (
    <li>
      <Link
        href={`/room/${roomId}`}
        // A room is a live page with a socket: nothing of it is worth fetching before it is opened.
        prefetch={false}
        className="grid min-h-11 grid-cols-[1fr_auto] items-center gap-x-4 gap-y-0.5 rounded-md px-2 py-2 hover:bg-bar sm:grid-cols-[minmax(0,1fr)_6rem_5rem_7rem_7rem]"
      >
        <span className="truncate font-medium">{title}</span>
        <span className="text-muted">{LANGUAGE_FACTS[language].name}</span>
        <StateWord state={state} />
        <span className="hidden items-center sm:flex" title={people.map(({ name }) => name).join(', ')}>
          <span className="sr-only">{people.map(({ name }) => name).join(', ')}</span>
          <span aria-hidden className="flex gap-1">
            {people.slice(0, SHOWN_PEOPLE).map((person) => (
              <PersonBadge key={person.participantId} person={person} />
            ))}
          </span>
          {people.length > SHOWN_PEOPLE ? (
            <span className="pl-1.5 text-small text-muted">+{people.length - SHOWN_PEOPLE}</span>
          ) : null}
        </span>
        <time dateTime={new Date(lastActivityAt).toISOString()} className="text-right text-muted">
          {ago(lastActivityAt, now)}
        </time>
      </Link>
    </li>
  );
}

function StateWord({ state }: { state: ListedRoom['state'] }) {
  const open = state === 'open';
  return (
    <span className="flex items-center gap-1.5 text-muted">
      <span aria-hidden className={`size-2 rounded-full ${open ? 'bg-good' : 'border border-line-strong'}`} />
      {open ? 'Open' : 'Ended'}
    </span>
  );
}
