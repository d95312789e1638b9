import type { Fault, FaultCode } from '../kernel/fault.ts';
import { CLOSE_CODES } from '../protocol/close-codes.ts';

/** Faults of the app's answer that another attempt cannot change, as the codes with which a socket would be closed. */
const FINAL_FAULTS: ReadonlyMap<FaultCode, number> = new Map([
  ['not_found', CLOSE_CODES.noRoom],
  ['forbidden', CLOSE_CODES.accessRevoked],
  ['room_ended', CLOSE_CODES.roomEnded],
  ['signed_out', CLOSE_CODES.accessRevoked],
]);

/** The code to give up with after a fault; undefined where trying again may help. */
export function finalCodeOf({ code }: Fault): number | undefined {
  return FINAL_FAULTS.get(code);
}
