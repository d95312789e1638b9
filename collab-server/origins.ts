const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a page of this origin may open sockets. The names of the own machine stand for each other, so that a local
 * installation works under any of them. Without an Origin there is no page: the ticket alone decides.
 */
export function isOwnOrigin(origin: string | undefined, publicUrl: string): boolean {
  if (origin === undefined) return true;
  const own = new URL(publicUrl);
  const other = URL.parse(origin);
  if (other === null) return false;
  if (other.origin === own.origin) return true;
  const bothLocal = LOCAL_NAMES.has(own.hostname) && LOCAL_NAMES.has(other.hostname);
  return bothLocal && own.protocol === other.protocol && own.port === other.port;
}
