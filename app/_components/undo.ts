/** How long taking something back is offered: long enough to notice that it was the wrong one. */
export const UNDO_MS = 10_000;
