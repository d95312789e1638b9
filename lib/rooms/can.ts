import type { Fault } from '../kernel/fault.ts';
import { ACCOUNT_ROLES, type AccountRole, type Role } from '../protocol/people.ts';
import type { RoomState } from '../protocol/rooms.ts';
import type { ApiScope } from '../protocol/workspace.ts';

/** Who asks. An actor is resolved once, at the edge, from the database; nothing a browser claims goes in. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'account';
      readonly accountId: string;
      readonly role: AccountRole;
      readonly scopes?: readonly ApiScope[] | undefined;
    }
  | {
      readonly kind: 'participant';
      readonly participantId: string;
      readonly role: Role;
      readonly revoked: boolean;
      /** What the API key allows, where the participant acts through one. */
      readonly scopes?: readonly ApiScope[] | undefined;
    };

/** What may be asked of one room. */
export type RoomAction = 'read' | 'edit' | 'run' | 'invite' | 'end';

/** What may be asked of the workspace. */
export type WorkspaceAction =
  | 'create_room'
  | 'list_rooms'
  /** Rooms one is not in, too: as a list, never their content. */
  | 'list_all_rooms'
  | 'manage_people'
  | 'manage_webhooks'
  /** Know who one is. */
  | 'use_account'
  /** One's own name, password, sessions and keys. */
  | 'manage_account';

const BY_ROLE: Record<Role, ReadonlySet<RoomAction>> = {
  host: new Set<RoomAction>(['read', 'edit', 'run', 'invite', 'end']),
  guest: new Set<RoomAction>(['read', 'edit', 'run']),
  viewer: new Set<RoomAction>(['read']),
};

/** What a key needs: a scope, any, or nothing would do because keys cannot do it. */
type NeededScope = ApiScope | 'any' | 'none';

const EVERY_ROLE: ReadonlySet<AccountRole> = new Set(ACCOUNT_ROLES);
const ADMIN: ReadonlySet<AccountRole> = new Set<AccountRole>(['admin']);

/** Who in the workspace may do what, and the scope that a key needs for it. */
const IN_WORKSPACE: Record<WorkspaceAction, { roles: ReadonlySet<AccountRole>; scope: NeededScope }> = {
  create_room: { roles: EVERY_ROLE, scope: 'rooms:write' },
  list_rooms: { roles: EVERY_ROLE, scope: 'rooms:read' },
  list_all_rooms: { roles: ADMIN, scope: 'rooms:read' },
  manage_people: { roles: ADMIN, scope: 'people:write' },
  manage_webhooks: { roles: ADMIN, scope: 'webhooks:write' },
  use_account: { roles: EVERY_ROLE, scope: 'any' },
  manage_account: { roles: EVERY_ROLE, scope: 'none' },
};

const SCOPES: Record<RoomAction, ApiScope> = {
  read: 'rooms:read',
  edit: 'rooms:write',
  run: 'runs:write',
  invite: 'rooms:write',
  end: 'rooms:write',
};

const AFTER_THE_END: ReadonlySet<RoomAction> = new Set<RoomAction>(['read']);

/** The one place that decides who may do what (ACC1). */
export function can(actor: Actor, action: RoomAction, room: { readonly state: RoomState }): boolean;
export function can(actor: Actor, action: WorkspaceAction): boolean;
export function can(actor: Actor, action: RoomAction | WorkspaceAction, room?: { readonly state: RoomState }): boolean {
  if (isWorkspaceAction(action)) {
    const { roles, scope } = IN_WORKSPACE[action];
    return actor.kind === 'account' && roles.has(actor.role) && isInScope(actor.scopes, scope);
  }
  if (room === undefined || actor.kind !== 'participant' || actor.revoked) return false;
  if (!isInScope(actor.scopes, SCOPES[action])) return false;
  return BY_ROLE[actor.role].has(action) && (room.state === 'open' || AFTER_THE_END.has(action));
}

function isWorkspaceAction(action: RoomAction | WorkspaceAction): action is WorkspaceAction {
  return Object.hasOwn(IN_WORKSPACE, action);
}

function isInScope(scopes: readonly ApiScope[] | undefined, needed: NeededScope): boolean {
  if (scopes === undefined || needed === 'any') return true;
  return needed !== 'none' && scopes.includes(needed);
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
