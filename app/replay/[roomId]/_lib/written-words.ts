import type { Way, Written } from '#lib/replay/authorship.ts';
import { clockWords } from './time-words.ts';

const WAY_WORDS: Record<Way, string> = {
  typed: 'typed',
  pasted: 'pasted',
  starter: 'starter code',
  interviewer: 'by an interviewer',
};

/** How and when something was written, as a sentence goes on after who did: "typed at 0:45 offline, arrived at 1:00". */
export function writtenWords({ way, typedSince, typedAt, arrivedAt, offline, unverified }: Written): string {
  const [since, until] = [clockWords(typedSince), clockWords(typedAt)];
  const when = since === until ? `at ${until}` : `from ${since} to ${until}`;
  const arrival = offline ? ` offline, arrived at ${clockWords(arrivedAt)}` : '';
  const doubt = unverified ? ' · relayed by somebody else, not proven' : '';
  return `${WAY_WORDS[way]} ${when}${arrival}${doubt}`;
}
