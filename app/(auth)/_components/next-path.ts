const AFTER_SIGN_IN = '/rooms';

/** Where to go after signing in: a path of this site, or the list of rooms. */
export function nextPath(next: string | string[] | undefined): string {
  if (typeof next !== 'string') return AFTER_SIGN_IN;
  // `//host` and `/\host` are other sites to a browser; resolving shows it.
  const url = URL.parse(next, 'http://here.invalid');
  return url?.origin === 'http://here.invalid' && next.startsWith('/') ? `${url.pathname}${url.search}` : AFTER_SIGN_IN;
}
