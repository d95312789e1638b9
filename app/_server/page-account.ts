import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { type CurrentAccount, currentAccount } from '#lib/accounts/current-account.server.ts';
import { can, type WorkspaceAction } from '#lib/rooms/can.ts';

/** Who looks at a page of the workspace; the signed-out go to sign in and come back, the others see no such page. */
export async function pageAccount(path: string, action: WorkspaceAction): Promise<CurrentAccount> {
  const account = await currentAccount(await headers());
  if (account === undefined) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  if (!can({ kind: 'account', ...account }, action)) notFound();
  return account;
}
