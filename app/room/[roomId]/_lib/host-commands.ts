import type { Person, Role } from '#lib/protocol/people.ts';
import type { AfterEnd } from '#lib/protocol/room-life.ts';
import type { Command } from '../../../_components/commands/command-store.ts';
import type { RoomControl } from './use-room-control.ts';
import type { RoomStanding } from './use-room-life.ts';

/** What decides about what a host can do. */
export interface HostSituation {
  readonly roomId: string;
  readonly standing: RoomStanding;
  readonly people: readonly Person[];
  readonly you: Person;
  readonly control: RoomControl;
  readonly go: (href: string) => void;
  readonly copyInvite: (role: Role) => void;
}

const INVITED: readonly { readonly role: Role; readonly label: string }[] = [
  { role: 'guest', label: 'Candidate' },
  { role: 'host', label: 'Interviewer' },
  { role: 'viewer', label: 'Viewer' },
];
const AFTER_END: Record<AfterEnd, string> = { read: 'End it, guests read on', leave: 'End it, guests leave' };

/** What a host can do with the room and its people, before its end and after. */
export function hostCommands(situation: HostSituation): Command[] {
  const { roomId, standing, control, go } = situation;
  const rooms: Command = {
    id: '/rooms',
    label: 'Your rooms',
    group: 'Go to',
    words: 'dashboard',
    does: () => go('/rooms'),
  };
  if (standing.life.state === 'open') return [...roomCommands(situation), ...peopleCommands(situation), rooms];
  return [
    { id: 'replay', label: 'Replay', group: 'Go to', words: 'watch', does: () => go(`/replay/${roomId}`) },
    { id: 'reopen', label: 'Reopen the room', group: 'Room', does: () => void control.reopen() },
    rooms,
  ];
}

function roomCommands({ standing: { life }, control, copyInvite }: HostSituation): Command[] {
  const { editLocked, runLocked, waitingRoom, opensAt, afterEnd } = life;
  const room = (id: string, label: string, does: Command['does'], rest: Partial<Command> = {}): Command => ({
    ...rest,
    id,
    label,
    group: 'Room',
    does,
  });
  const end = (choice: AfterEnd) => room(`end-${choice}`, AFTER_END[choice], () => void control.end(choice));
  const keepOpen = room('keep-open', 'Keep it open', () => {});
  const isPlanned = opensAt !== null && opensAt > Date.now();
  return [
    room(
      'invite',
      'Copy an invite link',
      INVITED.map(({ role, label }) => room(`invite-${role}`, label, () => copyInvite(role))),
      { words: 'share send people' },
    ),
    room(
      'edit-lock',
      editLocked ? 'Unlock editing for guests' : 'Lock editing for guests',
      () => void control.change({ editLocked: !editLocked }),
    ),
    room(
      'run-lock',
      runLocked ? 'Unlock running for guests' : 'Lock running for guests',
      () => void control.change({ runLocked: !runLocked }),
    ),
    room(
      'waiting-room',
      waitingRoom ? 'Let newcomers straight in' : 'Let newcomers wait to be let in',
      () => void control.change({ waitingRoom: !waitingRoom }),
      { words: 'waiting room' },
    ),
    ...(isPlanned ? [room('open-now', 'Open the room now', () => void control.change({ opensAt: null }))] : []),
    room('end', 'End the room…', [end(afterEnd), end(afterEnd === 'read' ? 'leave' : 'read'), keepOpen], {
      asks: 'End for everyone?',
      words: 'close finish stop',
    }),
  ];
}

function peopleCommands({ standing: { waiting }, people, you, control }: HostSituation): Command[] {
  const admit = ({ participantId, name }: Person): Command => ({
    id: `admit-${participantId}`,
    label: `Let ${name} in`,
    group: 'People',
    words: 'admit waiting',
    does: () => void control.admit(participantId),
  });
  const remove = ({ participantId, name }: Person): Command => ({
    id: `remove-${participantId}`,
    label: `Remove ${name}…`,
    group: 'People',
    words: 'kick',
    asks: `Remove ${name} for good?`,
    does: [
      { id: 'remove', label: `Remove ${name}`, group: 'People', does: () => void control.remove(participantId) },
      { id: 'keep', label: `Let ${name} stay`, group: 'People', does: () => {} },
    ],
  });
  const others = people.filter(({ participantId }) => participantId !== you.participantId);
  return [...waiting.map(admit), ...others.map(remove)];
}
