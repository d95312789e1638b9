'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/**
 * False in the server's HTML and in the first render over it. Components whose HTML would carry style attributes wait
 * for it: the content policy drops those, and then what they should hide is shown.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
