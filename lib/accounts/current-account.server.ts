import { database } from '../db/database.server.ts';
import { type AccountRole, accountRoleSchema } from '../protocol/people.ts';
import type { ApiScope } from '../protocol/workspace.ts';
import { findByApiKey } from './api-keys.server.ts';
import { auth } from './auth.server.ts';

/** A signed-in person, or a program with a key of theirs. */
export interface CurrentAccount {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly role: AccountRole;
  /** What a key may do; absent for a person at a browser, who may do all that the role may. */
  readonly scopes?: readonly ApiScope[];
}

const BEARER = /^Bearer (\S+)$/i;

/** The API key that a request brings along. */
export function bearerKey(headers: Headers): string | undefined {
  return BEARER.exec(headers.get('authorization') ?? '')?.[1];
}

/** Who a request's key or, without one, its cookies say is there. A deactivated account is nobody. */
export async function currentAccount(headers: Headers): Promise<CurrentAccount | undefined> {
  const key = bearerKey(headers);
  if (key !== undefined) {
    const found = await findByApiKey(database(), key);
    return found && { ...toCurrentAccount(found.account), scopes: found.scopes };
  }
  const found = await auth().api.getSession({ headers });
  if (found === null || found.user.deactivatedAt != null) return undefined;
  return toCurrentAccount(found.user);
}

function toCurrentAccount({ id, name, email, role }: { id: string; name: string; email: string; role: string }) {
  return { accountId: id, name, email, role: accountRoleSchema.parse(role) };
}
