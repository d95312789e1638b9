/** Events on the window, by which a button opens what the keys open. */
export const OPEN_COMMANDS = 'pairpad:commands';
export const OPEN_SHORTCUTS = 'pairpad:shortcuts';
