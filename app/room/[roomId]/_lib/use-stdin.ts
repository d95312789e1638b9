'use client';

import { useState } from 'react';

export interface Stdin {
  readonly text: string;
  readonly set: (text: string) => void;
}

/** What one gives programs to read; it is one's own, and survives a reload of the tab. */
export function useStdin(roomId: string): Stdin {
  const key = `pairpad:stdin:${roomId}`;
  const [text, setText] = useState(() => read(key));
  const set = (next: string) => {
    setText(next);
    write(key, next);
  };
  return { text, set };
}

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function write(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // Storage is denied or full: the box then lasts as long as the page.
  }
}
