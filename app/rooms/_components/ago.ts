const STEPS = [
  { unit: 'minute', ms: 60_000, below: 60 },
  { unit: 'hour', ms: 3_600_000, below: 24 },
  { unit: 'day', ms: 86_400_000, below: 30 },
] as const;

const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const date = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

/** How long ago something was, in one coarse unit; a date once it is more than a month. */
export function ago(at: number, now: number): string {
  const elapsedMs = Math.max(0, now - at);
  if (elapsedMs < 60_000) return 'just now';
  for (const { unit, ms, below } of STEPS) {
    const count = Math.floor(elapsedMs / ms);
    if (count < below) return words.format(-count, unit);
  }
  return date.format(at);
}
