/**
 * SQLSTATE classes that say "not now" and nothing about the rows: connection, transaction rollback (deadlock,
 * serialisation), resources (disk full, too many connections), object state (a database that takes no connections),
 * operator (shutdown), system, internal.
 */
const NOT_NOW = new Set(['08', '40', '53', '55', '57', '58', 'XX']);

/** Whether the same statement may succeed later; an error without SQLSTATE never reached a server's verdict. */
export function mayPass(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const isSqlState = /^[0-9A-Z]{5}$/.test(code);
  return !isSqlState || NOT_NOW.has(code.slice(0, 2));
}
