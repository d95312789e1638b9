import { describe, expect, it } from 'vitest';
import { type Command, CommandStore, matching } from './command-store.ts';

const command = (label: string, rest: Partial<Command> = {}): Command => ({
  id: label,
  label,
  group: 'Go to',
  does: () => {},
  ...rest,
});

describe('matching', () => {
  const commands = [
    command('Rooms'),
    command('New room', { words: 'create', does: [command('Go'), command('Rust')] }),
    command('End the room', { asks: 'End it for everyone?', does: [command('Guests leave')] }),
    command('API keys'),
  ];
  const labels = (text: string) => matching(commands, text).map(({ label }) => label);

  it('puts first what is called as was typed', () => {
    expect(labels('end')).toEqual(['End the room']);
    expect(matching([command('Export the rooms'), ...commands], 'rooms')[0]?.label).toBe('Rooms');
  });

  it('finds commands by the beginnings of their words, in any order', () => {
    expect(labels('roo')).toEqual(['Rooms', 'New room', 'New room: Go', 'New room: Rust', 'End the room']);
    expect(labels('room end')).toEqual(['End the room']);
    expect(labels('CREATE')).toEqual(['New room', 'New room: Go', 'New room: Rust']);
    expect(labels('oom')).toEqual([]);
  });

  it('finds what a command leads to only where something was typed', () => {
    expect(labels('')).toHaveLength(4);
    expect(labels('rust')).toEqual(['New room: Rust']);
  });

  it('never finds what must be asked about first', () => {
    expect(labels('leave')).toEqual([]);
  });
});

describe('CommandStore', () => {
  it('offers what the parts of a page add, while they are there', () => {
    const store = new CommandStore();
    const remove = store.add(() => [command('One')]);
    const heard: number[] = [];
    const stop = store.subscribe(() => heard.push(store.commands().length));
    const removeTwo = store.add(() => [command('Two')]);
    remove();
    removeTwo();
    stop();
    expect(heard).toEqual([2, 1, 0]);
  });

  it('gives the same list until something changed, and then the list as it is', () => {
    const store = new CommandStore();
    let label = 'Lock';
    store.add(() => [command(label)]);
    expect(store.commands()).toBe(store.commands());
    label = 'Unlock';
    store.changed();
    expect(store.commands()).toMatchObject([{ label: 'Unlock' }]);
  });

  it('goes on with what the other sources find when one fails', async () => {
    const store = new CommandStore();
    store.addSource(() => Promise.reject(new Error('offline')));
    store.addSource(async (text) => [command(text)]);
    expect(await store.find('x')).toMatchObject([{ label: 'x' }]);
  });

  it('tells of sources that come and go, so that what was typed before is looked for again', () => {
    const store = new CommandStore();
    const heard: number[] = [];
    store.subscribe(() => heard.push(store.sourceCount()));
    const remove = store.addSource(async () => []);
    remove();
    expect(heard).toEqual([1, 0]);
  });
});
