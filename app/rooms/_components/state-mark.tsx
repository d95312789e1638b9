import { Archive, Pin } from 'lucide-react';
import type { ListedRoom } from '#lib/protocol/room-list.ts';
import { LocalTime } from '../../_components/local-time.tsx';
import { STATE_WORDS } from '../_lib/room-words.ts';

/** Where a room stands, in a word and a mark; live while somebody is inside. */
export function StateMark({ room }: { room: ListedRoom }) {
  const { state, here, opensAt, isKept, isArchived } = room;
  const isLive = here.length > 0;
  const look = isLive ? 'bg-good ring-3 ring-good/25' : state === 'open' ? 'bg-good' : 'border border-line-strong';
  return (
    <span className="flex items-center gap-1.5">
      <span aria-hidden className={`size-2 shrink-0 rounded-full ${look}`} />
      <span className={`min-w-0 truncate ${isLive ? 'font-medium text-good' : 'text-muted'}`}>
        {isLive ? 'Live' : STATE_WORDS[state]}
        {state === 'scheduled' && opensAt !== null ? (
          <span className="block text-small">
            <LocalTime at={opensAt} />
          </span>
        ) : null}
      </span>
      {isKept ? <Pin size={12} aria-label="kept" className="shrink-0 text-muted" /> : null}
      {isArchived ? <Archive size={12} aria-label="archived" className="shrink-0 text-muted" /> : null}
    </span>
  );
}
