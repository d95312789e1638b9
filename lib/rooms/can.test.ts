import { describe, expect, it } from 'vitest';
import { ROLES } from '../protocol/people.ts';
import { type Actor, can, type RoomAction, refusal } from './can.ts';

const ACTIONS: readonly RoomAction[] = ['read', 'edit', 'run', 'invite', 'end'];
const open = { state: 'open' } as const;
const ended = { state: 'ended' } as const;

function participant(role: (typeof ROLES)[number], revoked = false): Actor {
  return { kind: 'participant', participantId: 'p1', role, revoked };
}

function account(role: 'admin' | 'interviewer' | 'instructor'): Actor {
  return { kind: 'account', accountId: 'a1', role };
}

function allowed(actor: Actor, room: { state: 'open' | 'ended' }): RoomAction[] {
  return ACTIONS.filter((action) => can(actor, action, room));
}

describe('can', () => {
  it('[ACC1] gives each role its actions in an open room, and no more', () => {
    expect(allowed(participant('host'), open)).toEqual(['read', 'edit', 'run', 'invite', 'end']);
    expect(allowed(participant('guest'), open)).toEqual(['read', 'edit', 'run']);
    expect(allowed(participant('viewer'), open)).toEqual(['read']);
  });

  it('[ACC1] leaves only reading once the room has ended', () => {
    for (const role of ROLES) expect(allowed(participant(role), ended)).toEqual(['read']);
  });

  it('[ACC1] gives nothing to the revoked, to strangers, and to accounts that are not in the room', () => {
    for (const role of ROLES) expect(allowed(participant(role, true), open)).toEqual([]);
    expect(allowed({ kind: 'anonymous' }, open)).toEqual([]);
    expect(allowed({ kind: 'account', accountId: 'a1', role: 'admin' }, open)).toEqual([]);
  });

  it('[ACC1] lets accounts alone make and list rooms', () => {
    expect(can({ kind: 'account', accountId: 'a1', role: 'interviewer' }, 'create_room')).toBe(true);
    expect(can({ kind: 'anonymous' }, 'create_room')).toBe(false);
    expect(can(participant('host'), 'list_rooms')).toBe(false);
  });
});

describe('can, of replays', () => {
  const REPLAY: readonly RoomAction[] = ['replay', 'review', 'share_replay'];
  const may = (actor: Actor, guestsMayReplay = false) =>
    REPLAY.filter((action) => can(actor, action, { ...ended, guestsMayReplay }));

  it('[ACC1] gives hosts all of it, and guests and viewers nothing unless a host lets them watch', () => {
    expect(may(participant('host'))).toEqual(REPLAY);
    for (const role of ['guest', 'viewer'] as const) {
      expect(may(participant(role))).toEqual([]);
      expect(may(participant(role), true)).toEqual(['replay']);
      expect(may(participant(role, true), true)).toEqual([]);
    }
  });

  it('[ACC1] gives instructors and admins replays of rooms they were not in, and nothing else of those', () => {
    for (const role of ['instructor', 'admin'] as const) {
      const actor: Actor = { kind: 'account', accountId: 'a1', role };
      expect(may(actor)).toEqual(REPLAY);
      expect(allowed(actor, open)).toEqual([]);
    }
    expect(may({ kind: 'account', accountId: 'a1', role: 'interviewer' })).toEqual([]);
  });

  it('[ACC1] lets the holder of a review link watch and comment, and no more', () => {
    expect(may({ kind: 'reviewer' })).toEqual(['replay', 'review']);
    expect(allowed({ kind: 'reviewer' }, ended)).toEqual([]);
    expect(may({ kind: 'anonymous' })).toEqual([]);
  });
});

describe('can, of questions, notes and scorecards', () => {
  const HOSTS_OWN: readonly RoomAction[] = ['read_private', 'notes', 'score'];
  const may = (actor: Actor, room: { state: 'open' | 'ended' }) =>
    [...HOSTS_OWN, 'put_question' as const].filter((action) => can(actor, action, room));

  it('[ACC4] gives them to hosts alone, also after the end, when no question can be put in any more', () => {
    expect(may(participant('host'), open)).toEqual([...HOSTS_OWN, 'put_question']);
    expect(may(participant('host'), ended)).toEqual(HOSTS_OWN);
    const others: Actor[] = [
      participant('guest'),
      participant('viewer'),
      participant('host', true),
      { kind: 'anonymous' },
      { kind: 'reviewer' },
      ...(['admin', 'interviewer', 'instructor'] as const).map((role) => account(role)),
    ];
    for (const actor of others) for (const room of [open, ended]) expect(may(actor, room)).toEqual([]);
  });

  it('[ACC1] opens the bank to every account, and to a key by its scope', () => {
    for (const role of ['admin', 'interviewer', 'instructor'] as const) {
      expect(can(account(role), 'read_questions')).toBe(true);
      expect(can(account(role), 'write_questions')).toBe(true);
    }
    const reader: Actor = { kind: 'account', accountId: 'a1', role: 'admin', scopes: ['questions:read'] };
    expect(can(reader, 'read_questions')).toBe(true);
    expect(can(reader, 'write_questions')).toBe(false);
    expect(can(participant('host'), 'read_questions')).toBe(false);
  });
});

describe('refusal', () => {
  it('[ACC1] answers those who may not read as if there were no room', () => {
    expect(refusal({ kind: 'anonymous' }, 'read', open).code).toBe('not_found');
    expect(refusal(participant('guest', true), 'edit', open).code).toBe('not_found');
  });

  it('tells the others why', () => {
    expect(refusal(participant('viewer'), 'run', open).code).toBe('forbidden');
    expect(refusal(participant('host'), 'edit', ended).code).toBe('room_ended');
  });
});
