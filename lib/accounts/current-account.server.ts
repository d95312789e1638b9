import { type AccountRole, accountRoleSchema } from '../protocol/people.ts';
import { auth } from './auth.server.ts';

/** A signed-in person. */
export interface CurrentAccount {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly role: AccountRole;
}

/** Who the cookies of a request say is signed in. */
export async function currentAccount(headers: Headers): Promise<CurrentAccount | undefined> {
  const found = await auth().api.getSession({ headers });
  if (found === null) return undefined;
  const { id, name, email, role } = found.user;
  return { accountId: id, name, email, role: accountRoleSchema.parse(role) };
}
