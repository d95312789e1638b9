/** Why the sync process closed a socket; 4000 to 4999 is the range left to applications (RFC 6455 §7.4.2). */
export const CLOSE_CODES = {
  /** The ticket is missing, forged, expired, used or for another room: fetch a new one. */
  badTicket: 4401,
  /** This participant may no longer be here: do not reconnect. */
  accessRevoked: 4403,
  /** There is no such room, or none for this participant: do not reconnect. */
  noRoom: 4404,
  /** The room has ended, and its guests were to leave, or nothing of it is left: do not reconnect. */
  roomEnded: 4406,
  /** Role or room changed: reconnect at once, access is decided anew. */
  accessChanged: 4409,
  /** The room's record was purged and begun anew: what this page holds is of the old one. */
  recordBegunAnew: 4410,
  /** A frame or the document is over its bound: the offending edit is not kept. */
  tooLarge: 4413,
  /** Something sent cannot be understood or depends on what was never sent. */
  badMessage: 4422,
  /** More messages than a person can make: reconnect after a pause. */
  tooManyMessages: 4429,
  /** The room cannot be loaded or saved at the moment; unsaved edits stay in the browser: retry. */
  recordUnavailable: 4503,
  /** The process is restarting: reconnect with jitter. */
  draining: 4512,
} as const;

export type CloseCode = (typeof CLOSE_CODES)[keyof typeof CLOSE_CODES];

/** Codes after which reconnecting cannot help. */
export const FINAL_CLOSE_CODES: ReadonlySet<number> = new Set([
  CLOSE_CODES.accessRevoked,
  CLOSE_CODES.noRoom,
  CLOSE_CODES.roomEnded,
  CLOSE_CODES.recordBegunAnew,
]);
