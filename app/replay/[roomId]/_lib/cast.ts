import type { Person } from '#lib/protocol/people.ts';
import type { ReplayContext } from '#lib/protocol/replay.ts';
import { NOBODY, type Tape } from '#lib/replay/tape.ts';

/** Who is behind each index of a tape. */
export interface Cast {
  /** By index; undefined for the server itself. */
  readonly byIndex: readonly (Person | undefined)[];
  /** Indexes of the people, hosts first, in the order in which they came. */
  readonly order: readonly number[];
  nameOf(index: number): string;
}

const RANK = { host: 0, guest: 1, viewer: 2 } as const;

/** Names the people of a tape by what the room knows of them, or by what the record said when they came. */
export function castOf(tape: Tape, { people }: ReplayContext): Cast {
  const joined = tape.events.flatMap(({ event }) => (event.type === 'person_joined' ? [event.person] : []));
  const known = new Map([...joined, ...people].map((person) => [person.participantId, person]));
  const byIndex = tape.people.map((participantId, index) => {
    if (participantId === null) return undefined;
    return (
      known.get(participantId) ?? { participantId, name: `Person ${index}`, role: 'guest' as const, color: index % 8 }
    );
  });
  const order = byIndex
    .flatMap((person, index) => (person === undefined || index === NOBODY ? [] : [{ index, rank: RANK[person.role] }]))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ index }) => index);
  return { byIndex, order, nameOf: (index) => byIndex[index]?.name ?? 'The room' };
}
