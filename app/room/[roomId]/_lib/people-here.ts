import type { Awareness } from 'y-protocols/awareness';
import type { Observable } from '#lib/collab-client/connection-status.ts';
import type { Person } from '#lib/protocol/people.ts';
import { presenceSchema } from '#lib/protocol/presence.ts';

/** Who is in the room: each person once, whatever the number of tabs, oneself first and then by name. */
export function peopleHere(awareness: Awareness, you: Person): Observable<readonly Person[]> {
  let people = read(awareness, you);
  return {
    get: () => people,
    subscribe: (listener) => {
      const onChange = () => {
        const next = read(awareness, you);
        if (sameAs(next, people)) return;
        people = next;
        listener();
      };
      awareness.on('change', onChange);
      onChange();
      return () => awareness.off('change', onChange);
    },
  };
}

function read(awareness: Awareness, you: Person): readonly Person[] {
  const others = new Map<string, Person>();
  for (const state of awareness.getStates().values()) {
    const person = presenceSchema.safeParse(state).data?.person;
    if (person !== undefined && person.participantId !== you.participantId) others.set(person.participantId, person);
  }
  const sorted = [...others.values()].sort(
    (a, b) => a.name.localeCompare(b.name) || (a.participantId < b.participantId ? -1 : 1),
  );
  return [you, ...sorted];
}

// Presence changes with each caret: only a change of people is one here.
function sameAs(a: readonly Person[], b: readonly Person[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
