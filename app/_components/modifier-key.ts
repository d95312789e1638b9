/** Whether this is a machine whose shortcuts go with Cmd. */
export function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

/** The key that shortcuts go with, as people here read it. */
export function modifierKey(): '⌘' | 'Ctrl' {
  return isMac() ? '⌘' : 'Ctrl';
}
