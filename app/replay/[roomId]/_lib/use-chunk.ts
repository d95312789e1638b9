'use client';

import { useEffect, useState } from 'react';

/**
 * A module in a chunk of its own; undefined until it has arrived. React's lazy would do, but for Suspense, which shows
 * what it waited for no sooner than 300 ms after its fallback.
 */
export function useChunk<Module extends object>(load: () => Promise<Module>): Module | undefined {
  const [chunk, setChunk] = useState<Module>();
  useEffect(() => {
    let current = true;
    load().then(
      (module) => current && setChunk(module),
      (error: unknown) => {
        // Thrown while rendering, so that the page's error boundary shows it.
        if (current) setChunk(() => raise(error));
      },
    );
    return () => {
      current = false;
    };
  }, [load]);
  return chunk;
}

function raise(error: unknown): never {
  throw error;
}
