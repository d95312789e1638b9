import { knock } from '#lib/accounts/doors.server.ts';
import { clientAddress } from '#lib/kernel/client-address.server.ts';
import { unwrap } from '#lib/kernel/fault.ts';
import type { RoomAccess } from '../../../../_http/room-access.ts';

/** Counts a run against its room, who asks and their address; throws the fault of the first that has had enough. */
export function countRun(headers: Headers, { room, participant }: RoomAccess): void {
  unwrap(knock('run_room', room.roomId));
  unwrap(knock('run_person', participant.accountId ?? participant.participantId));
  unwrap(knock('run_address', clientAddress(headers)));
}
