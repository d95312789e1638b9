'use client';

import { useEffect, useRef } from 'react';
import { type Command, type CommandSource, commandStore } from './command-store.ts';

/** Offers commands in the palette while the component is shown; they are made only when somebody looks. */
export function useCommands(make: () => readonly Command[]): void {
  const latest = useRef(make);
  latest.current = make;
  useEffect(() => commandStore.add(() => latest.current()), []);
  // An open palette shows what can be done now, not when it was opened.
  useEffect(() => commandStore.changed());
}

/** Lets the palette find commands for what is typed into it. */
export function useCommandSource(source: CommandSource): void {
  const latest = useRef(source);
  latest.current = source;
  useEffect(() => commandStore.addSource((text) => latest.current(text)), []);
}
