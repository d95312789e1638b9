import Link from 'next/link';
import type { ListRooms, RoomFilter } from '#lib/protocol/room-list.ts';

const BY_FILTER: Partial<Record<RoomFilter, { readonly title: string; readonly text: string }>> = {
  live: { title: 'Nobody is in a room now', text: 'Rooms with somebody inside show here.' },
  scheduled: { title: 'Nothing is scheduled', text: 'Give a new room a time under “More” to plan it.' },
  kept: { title: 'No room is kept', text: 'Keep a room to leave it alone when others are cleared away.' },
  archived: { title: 'Nothing is archived', text: 'Archive rooms that you are done with; they stay as they are.' },
  deleted: { title: 'Nothing is deleted', text: 'Deleted rooms can be restored here for seven days.' },
};

/** What an empty list says: why it is empty, and the next step. */
export function EmptyRooms({ asked }: { asked: ListRooms }) {
  const isNarrowed = asked.search !== undefined || asked.language !== undefined;
  const byFilter = isNarrowed ? undefined : BY_FILTER[asked.filter];
  return (
    <div className="rounded-lg border border-dashed border-line-strong px-6 py-12 text-center">
      {byFilter !== undefined ? (
        <>
          <p className="font-medium">{byFilter.title}</p>
          <p className="text-muted">{byFilter.text}</p>
        </>
      ) : isNarrowed || asked.filter !== 'all' ? (
        <>
          <p className="font-medium break-words">No room matches{asked.search ? ` “${asked.search}”` : ''}</p>
          <p className="text-muted">
            <Link href="/rooms" className="text-accent underline underline-offset-2">
              Show all rooms
            </Link>{' '}
            or look for fewer words.
          </p>
        </>
      ) : (
        <>
          <p className="font-medium">No rooms yet</p>
          <p className="text-muted">Create one above, then send its link: whoever opens it types a name and is in.</p>
        </>
      )}
    </div>
  );
}
