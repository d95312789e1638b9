import { describe, expect, it, vi } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Person } from '#lib/protocol/people.ts';
import { peopleHere } from './people-here.ts';

const person = (participantId: string, name: string, color = 1): Person => ({
  participantId,
  name,
  role: 'guest',
  color,
});
const you = person('you', 'Grace', 0);

function arrive(here: Awareness, state: Record<string, unknown>): Awareness {
  const remote = new Awareness(new Y.Doc());
  remote.setLocalState(state);
  send(remote, here);
  return remote;
}

function send(from: Awareness, to: Awareness): void {
  applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID]), 'test');
}

describe('who is here', () => {
  it('shows oneself first and the others by name, each once', () => {
    const here = new Awareness(new Y.Doc());
    const people = peopleHere(here, you);
    people.subscribe(() => {});
    arrive(here, { person: person('b', 'Bo') });
    arrive(here, { person: person('a', 'Ada') });
    arrive(here, { person: person('a', 'Ada') });
    arrive(here, { person: you });
    expect(people.get().map(({ name }) => name)).toEqual(['Grace', 'Ada', 'Bo']);
  });

  it('does not stir when only a caret moves', () => {
    const here = new Awareness(new Y.Doc());
    const people = peopleHere(here, you);
    const listener = vi.fn();
    people.subscribe(listener);
    const ada = arrive(here, { person: person('a', 'Ada') });
    expect(listener).toHaveBeenCalledTimes(1);
    ada.setLocalStateField('cursor', null);
    send(ada, here);
    expect(listener).toHaveBeenCalledTimes(1);
    ada.setLocalState(null);
    send(ada, here);
    expect(people.get()).toEqual([you]);
  });

  it('leaves out whoever the server has not named', () => {
    const here = new Awareness(new Y.Doc());
    const people = peopleHere(here, you);
    people.subscribe(() => {});
    arrive(here, { cursor: null });
    arrive(here, { person: { name: 'No colour' } });
    expect(people.get()).toEqual([you]);
  });
});
