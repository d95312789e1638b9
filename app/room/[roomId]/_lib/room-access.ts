import { z } from 'zod';
import { keepRoomView, keptRoomView } from '#lib/collab-client/kept-room.ts';
import type { Fault, Result } from '#lib/kernel/fault.ts';
import { type RoomDoor, roomDoorSchema } from '#lib/protocol/room-life.ts';
import { type RoomView, roomViewSchema } from '#lib/protocol/rooms.ts';
import { api } from '../../../_components/api.ts';

/** What the page knows of one's way into a room. */
export type RoomAccess =
  | { readonly kind: 'checking' }
  /** The invite is good, and a name is all that is missing. */
  | { readonly kind: 'name_wanted'; readonly invite: string; readonly fault?: Fault }
  | { readonly kind: 'inside'; readonly view: RoomView }
  /** Somebody already, but not in yet: a host has to admit them, or the room opens later. */
  | { readonly kind: 'waiting'; readonly fault: Fault }
  | { readonly kind: 'refused'; readonly fault: Fault };

/** How long the server may take before the room is shown as this browser last saw it. */
const PATIENCE_MS = 4_000;

/** Tries to go in: with the invite of the address where there is one, else as who one already is. */
export async function enterRoom(roomId: string, invite: string): Promise<RoomAccess> {
  if (invite !== '') {
    const joined = await joinRoom(roomId, { invite });
    if (joined.ok) return { kind: 'inside', view: joined.value };
    if (joined.fault.field === 'name') return { kind: 'name_wanted', invite };
    if (joined.fault.code !== 'not_found') return notIn(joined.fault);
    // The link is old; whoever is in the room already needs none.
  }
  const asked = readRoom(roomId);
  const answered = await Promise.race([asked, pause(PATIENCE_MS)]);
  if (answered?.ok) return { kind: 'inside', view: answered.value };
  // Who was in before goes on typing; the sync process decides about them when it is reached.
  const kept = answered === undefined || answered.fault.code === 'unavailable' ? await readKept(roomId) : undefined;
  if (kept !== undefined) return { kind: 'inside', view: kept };
  const view = await asked;
  return view.ok ? { kind: 'inside', view: view.value } : notIn(view.fault);
}

/** Faults that pass when a host, or the time, lets one in. */
const WAITING: ReadonlySet<Fault['code']> = new Set(['waiting', 'not_open_yet']);

function notIn(fault: Fault): RoomAccess {
  return { kind: WAITING.has(fault.code) ? 'waiting' : 'refused', fault };
}

/** What one may know of the room before going in: with an invite, or as who one already is. */
export function readDoor(roomId: string, invite = ''): Promise<Result<RoomDoor>> {
  return api(`/v1/rooms/${encodeURIComponent(roomId)}/door`, {
    method: 'POST',
    body: invite === '' ? {} : { invite },
    answer: roomDoorSchema,
  });
}

/** Goes in under a name. */
export async function joinAs(roomId: string, invite: string, name: string): Promise<RoomAccess> {
  const joined = await joinRoom(roomId, { invite, name });
  if (joined.ok) return { kind: 'inside', view: joined.value };
  if (joined.fault.code === 'not_found' || WAITING.has(joined.fault.code)) return notIn(joined.fault);
  return { kind: 'name_wanted', invite, fault: joined.fault };
}

/** The room as it is now for who one already is. */
export function readRoom(roomId: string): Promise<Result<RoomView>> {
  return api(`/v1/rooms/${encodeURIComponent(roomId)}`, { answer: roomViewSchema });
}

/** Keeps in this browser what the page shows of a room, to show it again without a network. */
export function keepRoom(view: RoomView): Promise<void> {
  return keepRoomView(view.roomId, view);
}

/** The room as it was when this browser last reached it. */
async function readKept(roomId: string): Promise<RoomView | undefined> {
  return roomViewSchema.safeParse(await keptRoomView(roomId)).data;
}

function pause(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

const ticketAnswer = z.object({ ticket: z.string() });

/** Asks for a ticket to the sync socket. */
export function readTicket(roomId: string): Promise<Result<{ ticket: string }>> {
  return api(`/v1/rooms/${encodeURIComponent(roomId)}/ticket`, { method: 'POST', answer: ticketAnswer });
}

function joinRoom(roomId: string, body: { invite: string; name?: string }): Promise<Result<RoomView>> {
  return api(`/v1/rooms/${encodeURIComponent(roomId)}/join`, { method: 'POST', body, answer: roomViewSchema });
}
