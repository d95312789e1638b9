import { readRunNews, unendedRuns } from '../../lib/execution/run-store.server.ts';
import { log } from '../../lib/kernel/log.server.ts';
import type { ChannelPayload } from '../../lib/protocol/channels.ts';
import type { Collab } from '../extension.ts';

/** How far this instance has told its sockets of one run. */
interface Cursor {
  readonly roomId: string;
  n: number;
  isTold: boolean;
  isReading: boolean;
  /** Another hint came while the rows were being read. */
  isStale: boolean;
}

export interface RunRelay {
  onHint(hint: ChannelPayload<'run'>): void;
  /** Reads what hints may have been lost about; call it whenever the channel is up again. */
  catchUp(): void;
}

/**
 * Tells the rooms of this instance about their runs. A hint only says that there is news: the rows are read in order
 * after what was told last, so that everybody sees the same output in the same order (RUN3).
 */
export function relayRuns({ db, rooms }: Collab): RunRelay {
  const cursors = new Map<string, Cursor>();

  const follow = (roomId: string, runId: string) => {
    if (!rooms.has(roomId)) {
      // Nobody watches here; who comes reads the rows, and the next hint begins anew.
      cursors.delete(runId);
      return;
    }
    const cursor = cursors.get(runId) ?? { roomId, n: 0, isTold: false, isReading: false, isStale: false };
    cursors.set(runId, cursor);
    if (cursor.isReading) cursor.isStale = true;
    else void read(runId, cursor);
  };

  const read = async (runId: string, cursor: Cursor) => {
    cursor.isReading = true;
    try {
      do {
        cursor.isStale = false;
        await tell(runId, cursor);
      } while (cursor.isStale);
    } catch (error) {
      log.warn('news of a run could not be read', { roomId: cursor.roomId, runId, error: String(error) });
    } finally {
      cursor.isReading = false;
    }
  };

  const tell = async (runId: string, cursor: Cursor) => {
    const news = await readRunNews(db, runId, cursor.n);
    const room = rooms.get(cursor.roomId);
    if (news === undefined || room === undefined) {
      cursors.delete(runId);
      return;
    }
    const { summary, chunks } = news;
    const hasEnded = summary.state === 'ended';
    // A run that goes on is named before its output. Its end comes after all of it, however late its news is read:
    // a page must never show an end without what was printed before.
    const isNamedFirst = !cursor.isTold && !hasEnded;
    if (isNamedFirst) room.broadcast({ type: 'run', run: summary });
    if (chunks.length > 0) room.broadcast({ type: 'output', runId, chunks: [...chunks] });
    if (!isNamedFirst || chunks.length > 0) room.broadcast({ type: 'run', run: summary });
    cursor.isTold = true;
    cursor.n = chunks.at(-1)?.n ?? cursor.n;
    if (hasEnded && !cursor.isStale) cursors.delete(runId);
  };

  const catchUp = async () => {
    const known = [...cursors].map(([runId, { roomId }]) => ({ runId, roomId }));
    for (const { roomId, runId } of [...known, ...(await unendedRuns(db))]) follow(roomId, runId);
  };

  return {
    onHint: ({ roomId, runId }) => follow(roomId, runId),
    catchUp: () => {
      catchUp().catch((error: unknown) => log.warn('runs could not be caught up with', { error: String(error) }));
    },
  };
}
