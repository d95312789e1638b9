import type { Metadata } from 'next';
import { signInOptions } from '#lib/accounts/sign-in-options.server.ts';
import { InvitationDoor } from '../_components/invitation-door.tsx';

export const metadata: Metadata = { title: 'Invitation' };

/** Where an invitation's link leads; its secret is in the fragment, which this page's own script reads. */
export default async function InvitationPage() {
  const { oidcName } = await signInOptions();
  return <InvitationDoor oidcName={oidcName} />;
}
