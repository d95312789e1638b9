import { type ListRooms, listRoomsSchema } from '#lib/protocol/room-list.ts';

/** What an address that was typed by hand says beyond what can be asked for is passed over. */
export function askedFor(query: Readonly<Record<string, string | string[] | undefined>>): ListRooms {
  const asked = listRoomsSchema.safeParse(query);
  return asked.success ? asked.data : DEFAULTS;
}

const DEFAULTS = listRoomsSchema.parse({});

/** The address of a list, with nothing in it that goes without saying. Another list begins at its first page. */
export function addressOf(asked: ListRooms, change: Partial<ListRooms> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...asked, cursor: undefined, ...change })) {
    const isDefault = value === DEFAULTS[name as keyof ListRooms] || value === '';
    if (value !== undefined && !isDefault) query.set(name, String(value));
  }
  return query.size === 0 ? '/rooms' : `/rooms?${query}`;
}
