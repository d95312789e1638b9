/** What nobody waits for may be this late: a caret that moved, the word that an edit is saved. */
const BEAT_MS = 50;

const due = new Set<() => void>();

/** Runs a task within BEAT_MS, once however often it is asked for; one timer for the whole process. */
export function atNextBeat(task: () => void): void {
  if (due.size === 0) setTimeout(runAll, BEAT_MS);
  due.add(task);
}

function runAll(): void {
  const all = [...due];
  due.clear();
  for (const task of all) task();
}
