import type { Database } from '../../lib/db/client.server.ts';
import { newId } from '../../lib/kernel/ids.ts';
import { createRoom, type NewRoom } from '../../lib/rooms/room-store.server.ts';

/** An account straight in the database, for tests that are not about signing up. */
export async function makeAccount(db: Database, name = 'Ada'): Promise<{ accountId: string; name: string }> {
  const accountId = newId();
  await db.user.create({ data: { id: accountId, name, email: `${accountId}@example.test` } });
  return { accountId, name };
}

/** A room with its owner; JavaScript and the default starter unless said otherwise. */
export async function makeRoom(db: Database, room: Partial<NewRoom> = {}) {
  const owner = room.owner ?? (await makeAccount(db));
  const made = await createRoom(db, { owner, language: 'javascript', template: 'hello', title: 'Test', ...room });
  return { ...made, owner };
}
