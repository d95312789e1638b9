/** What nobody waits for may be this late: a caret that moved, the word that an edit is saved. */
export const BEAT_MS = 50;

const due = new Set<() => void>();

/** Runs a task within BEAT_MS, once however often it is asked for; each at a time of its own, so that none waits for all. */
export function atNextBeat(task: () => void): void {
  if (due.has(task)) return;
  due.add(task);
  setTimeout(() => {
    due.delete(task);
    task();
  }, BEAT_MS);
}
