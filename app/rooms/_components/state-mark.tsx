import { Archive, Pin } from 'lucide-react';
import Link from 'next/link';
import type { ListedRoom } from '#lib/protocol/room-list.ts';
import { LocalTime } from '../../_components/local-time.tsx';
import { STATE_WORDS } from '../_lib/room-words.ts';

const LOOKS = {
  open: 'bg-good',
  scheduled: 'border-2 border-accent',
  ended: 'bg-line-strong',
  expired: 'border border-line-strong',
} as const;

/** Where a room stands, in a word and a mark; live while somebody is inside. */
export function StateMark({ room }: { room: ListedRoom }) {
  const { roomId, title, state, here, opensAt, expiredAt, deletedAt, isKept, isArchived } = room;
  const isLive = here.length > 0 && state !== 'ended';
  const look = isLive ? 'bg-good ring-3 ring-good/25' : LOOKS[expiredAt === null ? state : 'expired'];
  return (
    <span className="flex flex-wrap items-center gap-x-1.5">
      <span className="flex min-w-0 items-center gap-1.5">
        <span aria-hidden className={`size-2 shrink-0 rounded-full ${look}`} />
        <span className={`min-w-0 sm:truncate ${isLive ? 'font-medium text-good' : 'text-muted'}`}>
          {isLive ? 'Live' : expiredAt === null ? STATE_WORDS[state] : 'Expired'}
          {state === 'scheduled' && opensAt !== null ? (
            <span className="block text-small">
              <LocalTime at={opensAt} shape="near" />
            </span>
          ) : null}
        </span>
      </span>
      {state === 'ended' && expiredAt === null && deletedAt === null ? (
        <Link
          href={`/replay/${roomId}`}
          prefetch={false}
          aria-label={`Replay of ${title}`}
          className="rounded-[4px] px-1 text-accent hover:underline max-sm:ml-2.5"
        >
          Replay
        </Link>
      ) : null}
      {isKept ? <Pin size={12} aria-label="kept" className="shrink-0 text-muted" /> : null}
      {isArchived ? <Archive size={12} aria-label="archived" className="shrink-0 text-muted" /> : null}
    </span>
  );
}
