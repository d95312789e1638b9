'use client';

import { createContext, type ReactNode, use, useCallback, useState } from 'react';

const AnnounceContext = createContext<(text: string) => void>(() => {});

/** Says something to screen readers only, politely and one at a time. */
export function useAnnounce(): (text: string) => void {
  return use(AnnounceContext);
}

/** Holds the page's one live region: it must be there before anything is said in it. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', times: 0 });
  const announce = useCallback((text: string) => setSaid(({ times }) => ({ text, times: times + 1 })), []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" aria-live="polite" className="sr-only" data-testid="announcer">
        {/* A new element each time, or the same words twice are said once. */}
        <span key={said.times}>{said.text}</span>
      </div>
    </AnnounceContext>
  );
}
