import { z } from 'zod';
import { MAX_KEY_NAME_CHARACTERS } from './limits.ts';
import { accountRoleSchema, oneLine } from './people.ts';

const emailSchema = z.email('Type an e-mail address.').max(254).toLowerCase();

/** Milliseconds since the epoch, server's clock. */
const moment = z.number();

/** An account as admins see it. */
export const workspacePersonSchema = z.object({
  accountId: z.string(),
  name: z.string(),
  email: z.string(),
  role: accountRoleSchema,
  isActive: z.boolean(),
  createdAt: moment,
  /** When one of its browsers was last seen, to the day; null where none is signed in. */
  lastSeenAt: moment.nullable(),
});
export type WorkspacePerson = z.infer<typeof workspacePersonSchema>;

/** Body of `PATCH /v1/people/:accountId`. */
export const changePersonSchema = z
  .object({ role: accountRoleSchema.optional(), isActive: z.boolean().optional() })
  .refine((change) => Object.keys(change).length > 0, 'Name what is to change.');

/** Body of `POST /v1/invitations`: with `email`, only that address may use it. */
export const createInvitationSchema = z.object({ role: accountRoleSchema, email: emailSchema.optional() });

/** An invitation as admins see it afterwards: without its link. */
export const invitationSchema = z.object({
  invitationId: z.string(),
  role: accountRoleSchema,
  email: z.string().nullable(),
  state: z.enum(['open', 'used', 'expired', 'revoked']),
  createdAt: moment,
  expiresAt: moment,
});
export type Invitation = z.infer<typeof invitationSchema>;

/** Answer of `POST /v1/invitations`. The link is shown this once. */
export const createdInvitationSchema = invitationSchema.extend({
  invitationUrl: z.string(),
  /** Whether a mail with it is on its way. */
  isMailed: z.boolean(),
});

/** Body of `POST /v1/invitations/open`: what the link's fragment holds. */
export const openInvitationSchema = z.object({ secret: z.string().min(1).max(64) });

/** What somebody with an invitation may know of it. */
export const openedInvitationSchema = invitationSchema.pick({ role: true, email: true, expiresAt: true });

/** Answer of `POST /v1/people/:accountId/password-reset`. The link is shown this once. */
export const passwordResetSchema = z.object({ resetUrl: z.string(), expiresAt: moment });

/** What an API key may be allowed; `rooms` includes questions put into them. */
export const API_SCOPES = [
  'rooms:read',
  'rooms:write',
  'runs:write',
  'questions:read',
  'questions:write',
  'people:write',
  'webhooks:write',
] as const;
export const apiScopeSchema = z.enum(API_SCOPES);
export type ApiScope = z.infer<typeof apiScopeSchema>;

/** Body of `POST /v1/keys`. */
export const createApiKeySchema = z.object({
  name: z.string().transform(oneLine).pipe(z.string().min(1, 'Name what the key is for.').max(MAX_KEY_NAME_CHARACTERS)),
  scopes: z.array(apiScopeSchema).min(1, 'Choose what the key may do.'),
  expiresInDays: z.number().int().min(1).max(3650).optional(),
});

/** An API key as its owner sees it afterwards: without the key. */
export const apiKeySchema = z.object({
  keyId: z.string(),
  name: z.string(),
  /** How the key begins, to tell keys apart. */
  prefix: z.string(),
  scopes: z.array(apiScopeSchema),
  createdAt: moment,
  expiresAt: moment.nullable(),
  lastUsedAt: moment.nullable(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

/** Answer of `POST /v1/keys`. The key is shown this once. */
export const createdApiKeySchema = apiKeySchema.extend({ key: z.string() });
