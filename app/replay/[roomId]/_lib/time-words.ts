/** A place in a session: 4:07, or 1:02:09 once there are hours. */
export function clockWords(ms: number): string {
  const total = Math.floor(ms / 1_000);
  const [hours, minutes, seconds] = [Math.floor(total / 3_600), Math.floor(total / 60) % 60, total % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** The same for a screen reader: "4 minutes 7 seconds". */
export function spokenTime(ms: number): string {
  const total = Math.floor(ms / 1_000);
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(total / 3_600), 'hour'],
    [Math.floor(total / 60) % 60, 'minute'],
    [total % 60, 'second'],
  ];
  const said = parts.filter(([value]) => value > 0).map(([value, unit]) => `${value} ${unit}${value === 1 ? '' : 's'}`);
  return said.length === 0 ? 'the beginning' : said.join(' ');
}

const DAY = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** When it was, in the reader's own time: "Jan 5, 2026, 9:00 AM". */
export function dateWords(at: number): string {
  return DAY.format(at);
}
