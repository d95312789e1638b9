import { isAside, type Mark } from '#lib/replay/marks.ts';
import type { Cast } from './cast.ts';

/** What a mark says, as a sentence: "Ada Lovelace ran the code: passed". */
export function markWords(mark: Mark, cast: Cast): string {
  return isAside(mark) ? mark.text : `${cast.nameOf(mark.person)} ${mark.text}`;
}
