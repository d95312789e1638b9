/** What stands after the `#` of the page's address, which is taken out of it: a secret is not to stay in the history. */
export function takeFragment(): string {
  const fragment = window.location.hash.slice(1);
  if (fragment !== '') window.history.replaceState(null, '', window.location.pathname);
  return fragment;
}
