import type { ListedRoom, RoomFilter, RoomSort } from '#lib/protocol/room-list.ts';

export const FILTER_WORDS: Record<RoomFilter, string> = {
  all: 'All rooms',
  live: 'Live now',
  open: 'Open',
  scheduled: 'Scheduled',
  ended: 'Ended',
  kept: 'Kept',
  archived: 'Archived',
  deleted: 'Deleted',
};

export const SORT_WORDS: Record<RoomSort, string> = {
  activity: 'Last activity',
  created: 'Created',
  title: 'Title',
  candidate: 'Candidate',
  length: 'Length',
  runs: 'Runs',
  score: 'Score',
};

export const STATE_WORDS: Record<ListedRoom['state'], string> = {
  scheduled: 'Scheduled',
  open: 'Open',
  ended: 'Ended',
};

/** A length of time as people say it: 0 min, 42 min, 1 h 5 min. */
export function lengthWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
