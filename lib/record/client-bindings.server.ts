import type { Pool } from '../db/pool.server.ts';

/** A claim that a Yjs client id belongs to a participant (null: to the server). */
export interface ClientClaim {
  readonly roomId: string;
  readonly epoch: number;
  readonly clientId: number;
  readonly participantId: string | null;
}

const CLAIM = `
  insert into "ClientBinding" ("roomId", epoch, "clientId", "participantId")
  select distinct on (1, 2, 3) * from unnest($1::text[], $2::int[], $3::bigint[], $4::text[])
  order by 1, 2, 3
  on conflict do nothing`;

const OWNERS = `
  select b."roomId", b."clientId"::float8 as "clientId", b."participantId"
  from "ClientBinding" b join unnest($1::text[], $2::int[], $3::bigint[]) as claim("roomId", epoch, "clientId")
    using ("roomId", epoch, "clientId")`;

export interface ClientOwner {
  readonly roomId: string;
  readonly clientId: number;
  readonly participantId: string | null;
}

/**
 * Binds each client id to the first who claims it, on whatever instance, and answers whose each one is (REP3). It is
 * for good: a later claim by somebody else changes nothing.
 */
export async function claimClients(pool: Pool, claims: readonly ClientClaim[]): Promise<ClientOwner[]> {
  const rooms = claims.map(({ roomId }) => roomId);
  const epochs = claims.map(({ epoch }) => epoch);
  const clients = claims.map(({ clientId }) => clientId);
  await pool.query(CLAIM, [rooms, epochs, clients, claims.map(({ participantId }) => participantId)]);
  const { rows } = await pool.query<ClientOwner>(OWNERS, [rooms, epochs, clients]);
  return rows;
}
