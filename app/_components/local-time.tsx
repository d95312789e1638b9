'use client';

import { useHydrated } from './use-hydrated.ts';

const SHAPES = {
  date: { dateStyle: 'medium' },
  /** Of what is near, and needs no year. */
  near: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  time: { timeStyle: 'short' },
  moment: { dateStyle: 'medium', timeStyle: 'short' },
} as const;

interface LocalTimeProps {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly shape?: keyof typeof SHAPES;
}

/** A moment in the reader's own zone; the server's HTML says it in UTC, and says so. */
export function LocalTime({ at, shape = 'moment' }: LocalTimeProps) {
  const hydrated = useHydrated();
  const zone = hydrated ? {} : { timeZone: 'UTC' };
  const text = new Intl.DateTimeFormat('en-GB', { ...SHAPES[shape], ...zone }).format(at);
  return (
    <time dateTime={new Date(at).toISOString()} suppressHydrationWarning>
      {hydrated || shape === 'date' ? text : `${text} UTC`}
    </time>
  );
}
