'use client';

import type { Observable } from '#lib/collab-client/connection-status.ts';
import { useObservable } from './use-observable.ts';

export type LayoutKind = 'columns' | 'rows' | 'tabs';

/** Below this, 80 columns of code and a readable console do not fit side by side. */
const COLUMNS_QUERY = '(min-width: 56rem)';
/** Below this, or in a phone held sideways, two panes are two slits. */
const ROWS_QUERY = '(min-width: 37.5rem) and (min-height: 30rem)';

const layoutKind: Observable<LayoutKind> = {
  get: () => {
    if (matchMedia(COLUMNS_QUERY).matches) return 'columns';
    return matchMedia(ROWS_QUERY).matches ? 'rows' : 'tabs';
  },
  subscribe: (listener) => {
    const queries = [matchMedia(COLUMNS_QUERY), matchMedia(ROWS_QUERY)];
    for (const query of queries) query.addEventListener('change', listener);
    return () => {
      for (const query of queries) query.removeEventListener('change', listener);
    };
  },
};

/** How much room there is for code and console. */
export function useLayoutKind(): LayoutKind {
  return useObservable(layoutKind);
}
