/** Ends a chain of Hocuspocus hooks after the socket was closed with its code; no message, so it is not logged. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}
