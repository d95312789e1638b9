import type { Metadata } from 'next';
import { listInvitations } from '#lib/accounts/invitations.server.ts';
import { canSendMail } from '#lib/accounts/mail.server.ts';
import { listPeople } from '#lib/accounts/people.server.ts';
import { database } from '#lib/db/database.server.ts';
import { pageAccount } from '../../_server/page-account.ts';
import { InvitationList } from '../_components/invitation-list.tsx';
import { InviteForm } from '../_components/invite-form.tsx';
import { PeopleList } from '../_components/people-list.tsx';
import { PageTitle, Section } from '../_components/section.tsx';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage() {
  const account = await pageAccount('/settings/people', 'manage_people');
  const [people, invitations] = await Promise.all([listPeople(database()), listInvitations(database())]);
  return (
    <>
      <PageTitle>People</PageTitle>
      <Section title="Invite" note="By a link that works once, within 14 days. Candidates need no account.">
        <InviteForm canMail={canSendMail()} />
      </Section>
      <Section title="Invitations">
        <InvitationList invitations={invitations} />
      </Section>
      <Section title="Accounts">
        <PeopleList people={people} selfId={account.accountId} />
      </Section>
    </>
  );
}
