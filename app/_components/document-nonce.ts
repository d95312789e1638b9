/** The nonce of the content policy in force: that of the document, whichever page came first. Scripts still show it. */
export function documentNonce(): string | undefined {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce || undefined;
}
