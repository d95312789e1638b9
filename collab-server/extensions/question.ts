import { log } from '../../lib/kernel/log.server.ts';
import type { ChannelPayload } from '../../lib/protocol/channels.ts';
import { documentLanguage, writeStarter } from '../../lib/protocol/code-document.ts';
import { claimStarter, findRoomStarters } from '../../lib/questions/room-starters.server.ts';
import { type Collab, originOf } from '../extension.ts';
import type { LiveRoom } from '../live-room.ts';

export interface QuestionWatch {
  onHint(hint: ChannelPayload<'question'>): void;
  /** Looks at every room: what was said while the channel was down is lost. */
  catchUp(): void;
}

/** Tells rooms that their question changed, and puts its starter code where nobody's code would be lost. */
export function watchQuestions(collab: Collab): QuestionWatch {
  const { db, rooms } = collab;

  const follow = async (room: LiveRoom) => {
    const questions = await findRoomStarters(db, room.roomId);
    if (rooms.get(room.roomId) !== room || questions.n <= room.questions.n) return;
    room.questions = questions;
    // What one may see of it is asked of the app: nothing of a question travels here.
    room.broadcast({ type: 'question', n: questions.n });
    await putStarter(collab, room);
  };

  return {
    onHint: ({ roomId }) => {
      const room = rooms.get(roomId);
      if (room !== undefined) orWarn(room, follow(room));
    },
    catchUp: () => {
      for (const room of rooms.values()) orWarn(room, follow(room));
    },
  };
}

/** Puts in the starter code of a question that came while nobody was in the room. */
export function putStarterOnLoad(collab: Collab, room: LiveRoom): void {
  orWarn(room, putStarter(collab, room));
}

/** A room without its starter code is a room: hosts can put it in by hand. */
function orWarn(room: LiveRoom, work: Promise<void>): void {
  work.catch((error: unknown) => {
    log.warn("a room's question was not put in", { roomId: room.roomId, error: String(error) });
  });
}

/**
 * Puts in the newest question's starter code, unless that was done, or somebody's code is there. One process does it,
 * however many have the room.
 */
async function putStarter({ db, rooms }: Collab, room: LiveRoom): Promise<void> {
  const { n } = room.questions;
  if (n === 0 || !(await claimStarter(db, room.roomId, n))) return;
  const language = documentLanguage(room.code);
  // Nothing may come between looking at the text and writing it.
  if (rooms.get(room.roomId) !== room || language === undefined) return;
  const isBlank = room.code.code.toString().trim() === '';
  if (!isBlank && !room.isUntouched(language)) return;
  writeStarter(room.code, { language, starter: room.questions.starters[0]?.[language] }, originOf(undefined));
}
