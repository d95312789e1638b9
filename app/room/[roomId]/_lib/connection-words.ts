import type { ConnectionStatus } from '#lib/collab-client/connection-status.ts';
import { CLOSE_CODES } from '#lib/protocol/close-codes.ts';
import type { ReadOnlyReason } from '#lib/protocol/sync-messages.ts';
import type { OfflinePage } from '../../../_offline/use-offline-page.ts';

/** What the connection line says; always true, never more than is known. */
export function connectionWords(status: ConnectionStatus): string {
  switch (status.kind) {
    case 'connecting':
      return 'Connecting…';
    case 'saved':
      return `Saved${lateness(status)}`;
    case 'saving':
      return status.lateSeconds === undefined ? 'Saving…' : `Not saved for ${status.lateSeconds} s`;
    case 'offline':
      return status.edits === 0 ? 'Offline' : `Offline, ${keptHere(status.edits)}`;
    case 'reconnecting':
      return status.edits === 0 ? 'Reconnecting…' : `Reconnecting… ${keptHere(status.edits)}`;
    case 'read_only':
      return `${status.edits === 0 ? 'Read-only' : `Read-only, ${keptHere(status.edits)}`}${lateness(status)}`;
    case 'closed':
      return status.edits === 0 ? 'Disconnected' : `Disconnected, ${keptHere(status.edits)}`;
  }
}

/** Said where it is nobody's own work: whoever types is told how that stands first. */
function lateness({ degraded }: { readonly degraded?: true }): string {
  return degraded ? ' · others may be late' : '';
}

function keptHere(edits: number): string {
  return `${edits} ${edits === 1 ? 'edit' : 'edits'} kept here`;
}

/** Why one cannot type here, and what to do. */
export const READ_ONLY_WORDS: Record<ReadOnlyReason, { readonly title: string; readonly text: string }> = {
  viewer: {
    title: 'You are watching',
    text: 'Your link is for viewers. Ask a host for another one to type.',
  },
  room_full: {
    title: 'You are watching: the room is full',
    text: 'Eight people are editing. When somebody leaves, try again.',
  },
  room_ended: {
    title: 'This room has ended',
    text: 'Its code and its runs can still be read and copied.',
  },
  edit_locked: {
    title: 'A host has locked editing',
    text: 'You can go on reading. Typing comes back when the host unlocks it.',
  },
};

const SENT_LATER = 'Go on typing: it is sent when the network is back.';

/** Why this page must not be closed while there is no network. */
export const KEEP_OPEN_WORDS: Record<Exclude<OfflinePage, 'kept'>, string> = {
  preparing: `${SENT_LATER} This browser does not keep the page yet, so it might not open again before.`,
  insecure: `${SENT_LATER} The page would not open again before: browsers keep pages only of HTTPS addresses.`,
  unavailable: `${SENT_LATER} The page would not open again before: this browser does not keep it.`,
};

/** Why the connection is closed for good, and what to do. */
export function closedWords(code: number): { readonly title: string; readonly text: string } {
  switch (code) {
    case CLOSE_CODES.accessRevoked:
      return { title: 'You were taken out of this room', text: 'Ask a host for a new link to come back.' };
    case CLOSE_CODES.noRoom:
      return {
        title: 'This room is not open to you',
        text: 'Open the invite link you were sent, or ask for a new one.',
      };
    case CLOSE_CODES.roomEnded:
      return {
        title: 'This room has ended',
        text: 'It is closed to guests. You may close this page; if you were not done, ask the host to reopen it.',
      };
    case CLOSE_CODES.tooLarge:
      return {
        title: 'That was too much for one room',
        text: 'The room does not take the last paste. Go on without it.',
      };
    case CLOSE_CODES.recordBegunAnew:
      return { title: 'This room was begun anew', text: 'What was in it before is gone. Go on in the new one.' };
    default:
      return { title: 'The connection was closed', text: 'Reload the page to try again.' };
  }
}
