import { z } from 'zod';
import type { Fault, Result } from '#lib/kernel/fault.ts';
import { type RoomView, roomViewSchema } from '#lib/protocol/rooms.ts';
import { api } from '../../../_components/api.ts';

/** What the page knows of one's way into a room. */
export type RoomAccess =
  | { readonly kind: 'checking' }
  /** The invite is good, and a name is all that is missing. */
  | { readonly kind: 'name_wanted'; readonly invite: string; readonly fault?: Fault }
  | { readonly kind: 'inside'; readonly view: RoomView }
  | { readonly kind: 'refused'; readonly fault: Fault };

/** Tries to go in: with the invite of the address where there is one, else as who one already is. */
export async function enterRoom(roomId: string, invite: string): Promise<RoomAccess> {
  if (invite !== '') {
    const joined = await joinRoom(roomId, { invite });
    if (joined.ok) return { kind: 'inside', view: joined.value };
    if (joined.fault.field === 'name') return { kind: 'name_wanted', invite };
    if (joined.fault.code !== 'not_found') return { kind: 'refused', fault: joined.fault };
    // The link is old; whoever is in the room already needs none.
  }
  const view = await readRoom(roomId);
  return view.ok ? { kind: 'inside', view: view.value } : { kind: 'refused', fault: view.fault };
}

/** Goes in under a name. */
export async function joinAs(roomId: string, invite: string, name: string): Promise<RoomAccess> {
  const joined = await joinRoom(roomId, { invite, name });
  if (joined.ok) return { kind: 'inside', view: joined.value };
  if (joined.fault.code === 'not_found') return { kind: 'refused', fault: joined.fault };
  return { kind: 'name_wanted', invite, fault: joined.fault };
}

/** The room as it is now for who one already is. */
export function readRoom(roomId: string): Promise<Result<RoomView>> {
  return api(`/v1/rooms/${encodeURIComponent(roomId)}`, { answer: roomViewSchema });
}

const ticketAnswer = z.object({ ticket: z.string() });

/** Asks for a ticket to the sync socket. */
export function readTicket(roomId: string): Promise<Result<{ ticket: string }>> {
  return api(`/v1/rooms/${encodeURIComponent(roomId)}/ticket`, { method: 'POST', answer: ticketAnswer });
}

function joinRoom(roomId: string, body: { invite: string; name?: string }): Promise<Result<RoomView>> {
  return api(`/v1/rooms/${encodeURIComponent(roomId)}/join`, { method: 'POST', body, answer: roomViewSchema });
}
