/** Why a bundle is not taken, in words for whoever chose the file. */
export class BadBundle extends Error {}

/** What `make` makes; where it cannot, the bundle is bad for that reason, or for the closer one that it gave. */
export function attempt<T>(reason: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof BadBundle) throw error;
    throw new BadBundle(reason);
  }
}

/** For `JSON.parse`: passes on what Postgres can keep, which is no NUL and no half of a character. */
export function storable(key: string, value: unknown): unknown {
  const isKept = (text: string) => text.isWellFormed() && !text.includes('\0');
  if (!isKept(key) || (typeof value === 'string' && !isKept(value))) {
    throw new BadBundle('it holds a character that cannot be stored');
  }
  return value;
}
