import type { Fault } from '../kernel/fault.ts';
import type { AccountRole, Role } from '../protocol/people.ts';
import type { RoomState } from '../protocol/rooms.ts';

/** Who asks. An actor is resolved once, at the edge, from the database; nothing a browser claims goes in. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'account'; readonly accountId: string; readonly role: AccountRole }
  | { readonly kind: 'participant'; readonly participantId: string; readonly role: Role; readonly revoked: boolean };

/** What may be asked of one room. */
export type RoomAction = 'read' | 'edit' | 'run' | 'invite' | 'end';

/** What may be asked of the workspace. */
export type WorkspaceAction = 'create_room' | 'list_rooms';

const BY_ROLE: Record<Role, ReadonlySet<RoomAction>> = {
  host: new Set<RoomAction>(['read', 'edit', 'run', 'invite', 'end']),
  guest: new Set<RoomAction>(['read', 'edit', 'run']),
  viewer: new Set<RoomAction>(['read']),
};

const AFTER_THE_END: ReadonlySet<RoomAction> = new Set<RoomAction>(['read']);

/** The one place that decides who may do what (ACC1). */
export function can(actor: Actor, action: RoomAction, room: { readonly state: RoomState }): boolean;
export function can(actor: Actor, action: WorkspaceAction): boolean;
export function can(
  actor: Actor,
  action: RoomAction | WorkspaceAction,
  room?: { readonly state: RoomState },
): boolean {
  if (action === 'create_room' || action === 'list_rooms') return actor.kind === 'account';
  if (room === undefined || actor.kind !== 'participant' || actor.revoked) return false;
  return BY_ROLE[actor.role].has(action) && (room.state === 'open' || AFTER_THE_END.has(action));
}

/** Why not, in words. Who may not even read learns nothing: a missing room answers the same. */
export function refusal(actor: Actor, action: RoomAction, room: { readonly state: RoomState }): Fault {
  if (!can(actor, 'read', room)) return ROOM_NOT_FOUND;
  if (room.state === 'ended') {
    return { code: 'room_ended', message: 'This room has ended.', action: 'Its code can still be read.' };
  }
  return {
    code: 'forbidden',
    message: `Your role in this room does not allow that (${action}).`,
    action: 'Ask a host of the room for a link with another role.',
  };
}

/** The one answer for a room that is missing and for one that is not yours. */
export const ROOM_NOT_FOUND: Fault = {
  code: 'not_found',
  message: 'There is no such room, or you are not in it.',
  action: 'Open the invite link you were sent; if it is old, ask for a new one.',
};
