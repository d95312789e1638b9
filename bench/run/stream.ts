import { connectRoom, type RoomConnection } from '../../lib/collab-client/room-connection.ts';
import { ok } from '../../lib/kernel/fault.ts';
import type { Installation } from './api.ts';

/** Each line is when it was printed, on the clock that whoever reads it looks at, too: it is one machine. */
const PRINTS = `import time
for n in range(120):
    print(time.time() * 1000, flush=True)
    time.sleep(0.05 + n % 7 / 100)
`;

/** How long each line took, in ms, from being printed to each of so many people in the room. */
export async function outputDelays(installation: Installation, people: number): Promise<number[]> {
  const room = await installation.openRoom();
  const delays: number[] = [];
  const watch = async () => {
    const { wsUrl } = await room.ticket();
    const fetchTicket = async () => ok((await room.ticket()).ticket);
    const page = connectRoom({ wsUrl, roomId: room.roomId, fetchTicket });
    page.onMessage((message) => {
      if (message.type !== 'output') return;
      const now = performance.timeOrigin + performance.now();
      for (const { text } of message.chunks) {
        for (const line of text.trim().split('\n')) delays.push(now - Number(line));
      }
    });
    await isIn(page);
    return page;
  };
  const pages = await Promise.all(Array.from({ length: people }, watch));
  try {
    await room.run('python', PRINTS);
    return delays;
  } finally {
    for (const page of pages) page.destroy();
  }
}

/** The value below which so large a part of the others lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

function isIn({ status }: RoomConnection): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (status.get().kind !== 'saved') return;
      stop();
      resolve();
    };
    const stop = status.subscribe(look);
    look();
  });
}
