import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { currentAccount } from '#lib/accounts/current-account.server.ts';

/** There is no front page: the tool is the page. */
export default async function HomePage() {
  redirect((await currentAccount(await headers())) === undefined ? '/sign-in' : '/rooms');
}
