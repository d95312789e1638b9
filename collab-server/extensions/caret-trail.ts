import { z } from 'zod';
import type { CaretPoint, CaretSample } from '../../lib/protocol/events.ts';
import type { Presence } from '../../lib/protocol/presence.ts';
import type { Collab, RoomExtension } from '../extension.ts';
import type { LiveRoom } from '../live-room.ts';

/** A replay that shows carets once a second between edits looks alive; typing moves them without samples. */
const SAMPLE_MS = 1_000;

const pointSchema = z.object({
  item: z.object({ client: z.number().int().nonnegative(), clock: z.number().int().nonnegative() }).nullish(),
});

/**
 * Writes into the record where carets were put, at most one row a second and room. Places are relative, so they hold
 * in the order in which the record has them, whichever instance took them in; and only carets that moved against the
 * text are noted, since a caret that types goes along by itself.
 */
export function caretTrail({ appender, clock, rooms }: Collab): RoomExtension {
  const followed = new WeakSet<LiveRoom>();

  const follow = (room: LiveRoom) => {
    const moved = new Set<number>();
    const noted = new Map<string, string>();

    // Looked at once a second rather than at each move: most moves are overtaken before they would be written.
    const write = () => {
      const carets = [...moved].flatMap((clientId) => sampleOf(room, clientId) ?? []);
      moved.clear();
      const news = carets.filter(({ participantId, points }) => {
        const before = noted.get(participantId);
        const now = JSON.stringify(points);
        noted.set(participantId, now);
        return before !== now;
      });
      if (news.length === 0 || rooms.get(room.roomId) !== room) return;
      appender.append(room.record, {
        at: clock(),
        claimedAt: null,
        participantId: null,
        content: { kind: 'event', event: { type: 'carets', carets: news } },
      });
    };

    room.awareness.on('change', ({ added, updated }: { added: number[]; updated: number[] }) => {
      const clientIds = [...added, ...updated];
      if (moved.size === 0 && clientIds.length > 0) setTimeout(write, SAMPLE_MS);
      for (const clientId of clientIds) moved.add(clientId);
    });
  };

  return {
    extensionName: 'caret-trail',
    onEnter(_socket, room) {
      if (followed.has(room)) return;
      followed.add(room);
      follow(room);
    },
  };
}

/** Where a client's caret is, if it is shown by one of this instance's sockets: others note those of their own. */
function sampleOf({ speakers, awareness }: LiveRoom, clientId: number): CaretSample | undefined {
  const participantId = speakers.get(clientId)?.participantId;
  const { cursor } = (awareness.getStates().get(clientId) ?? {}) as Presence;
  if (participantId === undefined || !cursor) return undefined;
  const [anchor, head] = [pointOf(cursor.anchor), pointOf(cursor.head)];
  if (anchor === undefined || head === undefined) return undefined;
  const isCollapsed = anchor?.[0] === head?.[0] && anchor?.[1] === head?.[1];
  return { participantId, points: isCollapsed ? [head] : [anchor, head] };
}

function pointOf(position: NonNullable<Presence['cursor']>['head']): CaretPoint | undefined {
  const parsed = pointSchema.safeParse(position);
  if (!parsed.success) return undefined;
  const { item } = parsed.data;
  return item ? [item.client, item.clock] : null;
}
