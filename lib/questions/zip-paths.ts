const MAX_PATH_CHARACTERS = 255;

/** Why a path from a zip is not taken; undefined where it is an ordinary one inside the zip. */
export function whyUnsafePath(path: string): string | undefined {
  if (path === '' || path.length > MAX_PATH_CHARACTERS)
    return `its path is empty or over ${MAX_PATH_CHARACTERS} characters`;
  if (/\p{Cc}/u.test(path)) return 'its path holds control characters';
  if (path.includes('\\')) return 'its path holds a backslash';
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'its path begins outside the zip';
  if (path.split('/').some((part) => part === '..' || part === '.' || part === '')) {
    return 'its path leads somewhere else';
  }
  return undefined;
}

/** What operating systems add to folders and nobody wrote. */
export function isJunk(path: string): boolean {
  return /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/.test(path);
}
