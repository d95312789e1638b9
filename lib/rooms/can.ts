import type { Fault } from '../kernel/fault.ts';
import { ACCOUNT_ROLES, type AccountRole, type Role } from '../protocol/people.ts';
import type { AfterEnd, RoomState } from '../protocol/room-life.ts';
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
      /** In the waiting room. */
      readonly waiting?: boolean | undefined;
      /** What the API key allows, where the participant acts through one. */
      readonly scopes?: readonly ApiScope[] | undefined;
    }
  /** The holder of a review link of the room, while it is good. */
  | { readonly kind: 'reviewer' };

/** What may be asked of one room. */
export type RoomAction =
  | 'read'
  /** Open the sync socket. */
  | 'connect'
  | 'edit'
  | 'run'
  | 'invite'
  /** Change its title, opening and locks; admit and remove people. */
  | 'control'
  | 'end'
  | 'reopen'
  /** Archive, keep and delete it. */
  | 'manage'
  /** See the record: every moment, run and author. Never the notes. */
  | 'replay'
  /** Read and write what reviewers say of the replay. */
  | 'review'
  /** Share the replay, and take the room out as a bundle. */
  | 'share_replay'
  /** Put a question of the bank into it. */
  | 'put_question'
  /** See its question's solutions, guide and hidden tests. */
  | 'read_private'
  /** Read and write the hosts' notes. */
  | 'notes'
  /** Judge it, on a scorecard of one's own. */
  | 'score';

/** What decides about a room besides who asks. */
export interface RoomStanding {
  readonly state: RoomState;
  /** Its content was removed when its time was over. */
  readonly isExpired?: boolean;
  /** Guests get in later. */
  readonly isEarly?: boolean;
  readonly editLocked?: boolean;
  readonly runLocked?: boolean;
  readonly afterEnd?: AfterEnd;
  /** A host lets guests and viewers watch the replay. */
  readonly guestsMayReplay?: boolean;
}

/** What may be asked of the workspace. */
export type WorkspaceAction =
  | 'create_room'
  | 'list_rooms'
  /** Rooms one is not in, too: as a list, never their content. */
  | 'list_all_rooms'
  /** The whole bank, with its private parts. */
  | 'read_questions'
  | 'write_questions'
  | 'manage_people'
  | 'manage_webhooks'
  /** See what runs the code here, and what it lacks. */
  | 'read_runner'
  /** Know who one is. */
  | 'use_account'
  /** One's own name, password, sessions and keys. */
  | 'manage_account';

const REPLAY_ACTIONS = ['replay', 'review', 'share_replay'] as const satisfies RoomAction[];
/** What only hosts of the room may, while it is open and afterwards (ACC4). */
const HOSTS_OWN = ['read_private', 'notes', 'score'] as const satisfies RoomAction[];

const BY_ROLE: Record<Role, ReadonlySet<RoomAction>> = {
  host: new Set<RoomAction>([
    'read',
    'connect',
    'edit',
    'run',
    'invite',
    'control',
    'end',
    'manage',
    'put_question',
    ...HOSTS_OWN,
    ...REPLAY_ACTIONS,
  ]),
  guest: new Set<RoomAction>(['read', 'connect', 'edit', 'run']),
  viewer: new Set<RoomAction>(['read', 'connect']),
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
  read_questions: { roles: EVERY_ROLE, scope: 'questions:read' },
  write_questions: { roles: EVERY_ROLE, scope: 'questions:write' },
  manage_people: { roles: ADMIN, scope: 'people:write' },
  manage_webhooks: { roles: ADMIN, scope: 'webhooks:write' },
  read_runner: { roles: ADMIN, scope: 'none' },
  use_account: { roles: EVERY_ROLE, scope: 'any' },
  manage_account: { roles: EVERY_ROLE, scope: 'none' },
};

const SCOPES: Record<RoomAction, ApiScope> = {
  read: 'rooms:read',
  connect: 'rooms:write',
  edit: 'rooms:write',
  run: 'runs:write',
  invite: 'rooms:write',
  control: 'rooms:write',
  end: 'rooms:write',
  reopen: 'rooms:write',
  manage: 'rooms:write',
  replay: 'rooms:read',
  review: 'rooms:write',
  share_replay: 'rooms:write',
  put_question: 'rooms:write',
  read_private: 'questions:read',
  notes: 'rooms:write',
  score: 'rooms:write',
};

const AFTER_THE_END: Record<Role, ReadonlySet<RoomAction>> = {
  host: new Set<RoomAction>(['read', 'connect', 'control', 'reopen', 'manage', ...HOSTS_OWN, ...REPLAY_ACTIONS]),
  guest: new Set<RoomAction>(['read', 'connect']),
  viewer: new Set<RoomAction>(['read', 'connect']),
};

/** What is left to do with a room whose content is gone: its row in the list, and what people thought of it. */
const AFTER_EXPIRY: ReadonlySet<RoomAction> = new Set<RoomAction>(['manage', 'score']);

/** What an account may do with a room that it is not in. */
const OUTSIDE: Record<AccountRole, ReadonlySet<RoomAction>> = {
  admin: new Set<RoomAction>(['manage', ...REPLAY_ACTIONS]),
  instructor: new Set<RoomAction>(REPLAY_ACTIONS),
  interviewer: new Set<RoomAction>(),
};

/** The one place that decides who may do what (ACC1). */
export function can(actor: Actor, action: RoomAction, room: RoomStanding): boolean;
export function can(actor: Actor, action: WorkspaceAction): boolean;
export function can(actor: Actor, action: RoomAction | WorkspaceAction, room?: RoomStanding): boolean {
  if (isWorkspaceAction(action)) {
    const { roles, scope } = IN_WORKSPACE[action];
    return actor.kind === 'account' && roles.has(actor.role) && isInScope(actor.scopes, scope);
  }
  if (room === undefined || actor.kind === 'anonymous') return false;
  if (room.isExpired && !AFTER_EXPIRY.has(action)) return false;
  if (actor.kind === 'reviewer') return action === 'replay' || action === 'review';
  if (!isInScope(actor.scopes, SCOPES[action])) return false;
  if (actor.kind === 'account') return OUTSIDE[actor.role].has(action);
  if (obstacle(actor, room) !== undefined) return false;
  const { role } = actor;
  if (role !== 'host' && action === 'replay') return room.guestsMayReplay === true;
  if (role === 'guest' && isLocked(action, room)) return false;
  return (room.state === 'ended' ? AFTER_THE_END : BY_ROLE)[role].has(action);
}

function isLocked(action: RoomAction, { editLocked, runLocked }: RoomStanding): boolean {
  return (action === 'edit' && editLocked === true) || (action === 'run' && runLocked === true);
}

/** What keeps a participant out of the room altogether, at the moment or for good. */
function obstacle(
  { role, revoked, waiting }: Extract<Actor, { kind: 'participant' }>,
  room: RoomStanding,
): 'revoked' | 'waiting' | 'early' | 'over' | undefined {
  if (revoked) return 'revoked';
  if (role === 'host') return undefined;
  if (room.state === 'ended') return waiting || room.afterEnd === 'leave' ? 'over' : undefined;
  if (room.isEarly) return 'early';
  return waiting ? 'waiting' : undefined;
}

function isWorkspaceAction(action: RoomAction | WorkspaceAction): action is WorkspaceAction {
  return Object.hasOwn(IN_WORKSPACE, action);
}

function isReplayAction(action: RoomAction): boolean {
  return REPLAY_ACTIONS.some((one) => one === action);
}

function isInScope(scopes: readonly ApiScope[] | undefined, needed: NeededScope): boolean {
  if (scopes === undefined || needed === 'any') return true;
  return needed !== 'none' && scopes.includes(needed);
}

/** Why not, in words. Who is nobody in the room learns nothing: a missing room answers the same. */
export function refusal(actor: Actor, action: RoomAction, room: RoomStanding): Fault {
  if (actor.kind !== 'participant' || !isInScope(actor.scopes, 'rooms:read')) return ROOM_NOT_FOUND;
  switch (obstacle(actor, room)) {
    case 'revoked':
      return ROOM_NOT_FOUND;
    case 'waiting':
      return { code: 'waiting', message: 'You are in the waiting room.', action: 'A host will let you in.' };
    case 'early':
      return { code: 'not_open_yet', message: 'This room is not open yet.', action: 'Come back when it opens.' };
    case 'over':
      return {
        code: 'room_ended',
        message: 'This room has ended.',
        action:
          'Its host closed it to guests. You may close this page; if you were not done, ask the host to reopen it.',
      };
  }
  if (room.isExpired) {
    return { code: 'room_ended', message: "This room's time is over.", action: 'What was in it has been removed.' };
  }
  if (room.state === 'ended' && !isReplayAction(action)) {
    return { code: 'room_ended', message: 'This room has ended.', action: 'Its code can still be read.' };
  }
  if (actor.role === 'guest' && isLocked(action, room)) {
    return { code: 'forbidden', message: `A host has locked this (${action}).`, action: 'Wait until it is unlocked.' };
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
