import { bearerKey, type CurrentAccount, currentAccount } from '#lib/accounts/current-account.server.ts';
import { knock } from '#lib/accounts/doors.server.ts';
import { clientAddress } from '#lib/kernel/client-address.server.ts';
import { FaultError, unwrap } from '#lib/kernel/fault.ts';
import { can, type WorkspaceAction } from '#lib/rooms/can.ts';

/** The account a request comes from, after `can` has said yes; throws the fault where it says no. */
export async function accountThatMay(headers: Headers, action: WorkspaceAction): Promise<CurrentAccount> {
  const account = await countedAccount(headers);
  if (account === undefined) {
    throw new FaultError({ code: 'signed_out', message: 'You are not signed in.', action: 'Sign in and try again.' });
  }
  if (can({ kind: 'account', ...account }, action)) return account;
  throw new FaultError({
    code: 'forbidden',
    message: `Your role in this workspace, or this key, does not allow that (${action}).`,
    action: 'Ask an admin of the workspace.',
  });
}

/** Who a request comes from, counted: by account, else by address; keys that are none count as guesses. */
export async function countedAccount(headers: Headers): Promise<CurrentAccount | undefined> {
  const account = await currentAccount(headers);
  const address = clientAddress(headers);
  if (account === undefined && bearerKey(headers) !== undefined) unwrap(knock('secret', address));
  unwrap(knock('api', account?.accountId ?? address));
  return account;
}
