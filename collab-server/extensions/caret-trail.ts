import { z } from 'zod';
import type { CaretPoint, CaretSample } from '../../lib/protocol/events.ts';
import type { Presence } from '../../lib/protocol/presence.ts';
import { presenceSchema } from '../../lib/protocol/presence.ts';
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
    const moved = new Map<string, CaretSample>();
    const noted = new Map<string, string>();

    const write = () => {
      const carets = [...moved.values()];
      moved.clear();
      if (rooms.get(room.roomId) !== room) return;
      appender.append(room.record, {
        at: clock(),
        claimedAt: null,
        participantId: null,
        content: { kind: 'event', event: { type: 'carets', carets } },
      });
    };

    room.document.awareness.on('change', ({ added, updated }: { added: number[]; updated: number[] }) => {
      for (const clientId of [...added, ...updated]) {
        // Other instances note the carets of their own sockets.
        const participantId = room.speakers.get(clientId)?.participantId;
        const sample = participantId && sampleOf(room.document.awareness.getStates().get(clientId), participantId);
        if (!sample) continue;
        const points = JSON.stringify(sample.points);
        if (noted.get(sample.participantId) === points) continue;
        noted.set(sample.participantId, points);
        if (moved.size === 0) setTimeout(write, SAMPLE_MS);
        moved.set(sample.participantId, sample);
      }
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

function sampleOf(state: unknown, participantId: string): CaretSample | undefined {
  const { cursor } = presenceSchema.safeParse(state).data ?? {};
  if (!cursor) return undefined;
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
