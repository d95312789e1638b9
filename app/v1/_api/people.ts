import { z } from 'zod';
import { oneLine } from '#lib/protocol/people.ts';
import {
  changePersonSchema,
  createdInvitationSchema,
  createInvitationSchema,
  invitationSchema,
  openedInvitationSchema,
  openInvitationSchema,
  passwordResetSchema,
  workspacePersonSchema,
} from '#lib/protocol/workspace.ts';
import { endpoint } from '../_http/spec.ts';

const group = 'People';
const may = 'manage_people';

export const listPeopleEndpoint = endpoint({
  method: 'GET',
  path: '/v1/people',
  group,
  summary: 'Lists the accounts of the workspace, by name.',
  may,
  query: z.object({ search: z.string().max(100).transform(oneLine).optional() }),
  status: 200,
  answer: z.object({ people: z.array(workspacePersonSchema) }),
});

export const changePersonEndpoint = endpoint({
  method: 'PATCH',
  path: '/v1/people/{accountId}',
  group,
  summary: 'Changes the role of an account, deactivates it or takes it back.',
  may,
  body: changePersonSchema,
  status: 200,
  answer: workspacePersonSchema,
});

export const resetPasswordEndpoint = endpoint({
  method: 'POST',
  path: '/v1/people/{accountId}/password-reset',
  group,
  summary: 'Makes a link with which an account sets a new password, once.',
  may,
  status: 201,
  answer: passwordResetSchema,
});

export const listInvitationsEndpoint = endpoint({
  method: 'GET',
  path: '/v1/invitations',
  group,
  summary: 'Lists the invitations to the workspace, newest first.',
  may,
  status: 200,
  answer: z.object({ invitations: z.array(invitationSchema) }),
});

export const createInvitationEndpoint = endpoint({
  method: 'POST',
  path: '/v1/invitations',
  group,
  summary: 'Invites somebody to an account in a role; the link is shown this once.',
  may,
  body: createInvitationSchema,
  status: 201,
  answer: createdInvitationSchema,
  isIdempotent: true,
});

export const revokeInvitationEndpoint = endpoint({
  method: 'DELETE',
  path: '/v1/invitations/{invitationId}',
  group,
  summary: 'Takes an invitation back.',
  may,
  status: 204,
});

export const openInvitationEndpoint = endpoint({
  method: 'POST',
  path: '/v1/invitations/open',
  group,
  summary: 'Opens an invitation for signing up: its secret goes into a cookie.',
  may: 'anybody',
  body: openInvitationSchema,
  status: 200,
  answer: openedInvitationSchema,
});
