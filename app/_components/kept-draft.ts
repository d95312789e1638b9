import type { z } from 'zod';

// What somebody typed and has not saved, kept in this browser: leaving a page, whichever way, costs nobody their words.

const PREFIX = 'pairpad:draft:';

/** Keeps a draft under a name; false where this browser keeps nothing, or no more. */
export function keepDraft(name: string, draft: unknown): boolean {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** The draft kept under a name; undefined where there is none, or none of this shape. */
export function keptDraft<T>(name: string, shape: z.ZodType<T>): T | undefined {
  try {
    return shape.safeParse(JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

/** Removes the draft kept under a name: it is saved, or not wanted. */
export function forgetDraft(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // Where nothing can be removed, nothing was kept.
  }
}
