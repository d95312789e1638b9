'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Who is inside changes without us; a glance at the list is to be right within this. */
const EVERY_MS = 10_000;

/** Reads the list anew while somebody looks at it. */
export function LiveRefresh() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
