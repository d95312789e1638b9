/** A tab of the desk. */
export const deskTabClass =
  'flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent px-2 font-medium whitespace-nowrap text-muted hover:text-ink data-active:border-ink data-active:text-ink';
