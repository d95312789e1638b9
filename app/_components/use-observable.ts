'use client';

import { useSyncExternalStore } from 'react';
import type { Observable } from '#lib/collab-client/connection-status.ts';

/** The current value of something that changes. The room's page renders in browsers only, and so does this. */
export function useObservable<T>({ subscribe, get }: Observable<T>): T {
  return useSyncExternalStore(subscribe, get, get);
}
