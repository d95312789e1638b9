import type { Language } from '../protocol/languages.ts';
import type { Tape } from './tape.ts';

/** The language a room was in after a row of its record; undefined where the record does not say. */
export function languageAt({ events }: Tape, seq: number): Language | undefined {
  const last = events.findLast(
    (entry) => entry.seq <= seq && (entry.event.type === 'language_changed' || entry.event.type === 'room_created'),
  );
  return last !== undefined && 'language' in last.event ? last.event.language : undefined;
}
