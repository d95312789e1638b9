import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { createAuthMiddleware } from 'better-auth/api';
import type { Database } from '../db/client.server.ts';
import { database } from '../db/database.server.ts';
import { ADDRESS_HEADER } from '../kernel/client-address.server.ts';
import { type Env, env } from '../kernel/env.server.ts';
import { newId } from '../kernel/ids.ts';
import { ownOrigins } from '../kernel/origins.ts';
import { singleton } from '../kernel/singleton.server.ts';
import { MIN_PASSWORD_CHARACTERS } from '../protocol/limits.ts';
import { accountHooks } from './account-hooks.server.ts';
import { accountLimits } from './account-limits.server.ts';
import { canSendMail } from './mail.server.ts';
import { oidcPlugins } from './oidc.server.ts';
import { mailPasswordReset } from './password-reset.server.ts';
import { renewSockets, signOutEverywhere } from './sessions.server.ts';

/** What better-auth offers and we do not, or do under /v1 with our own checks. */
const UNUSED_PATHS = [
  '/update-user',
  '/change-email',
  '/delete-user',
  '/delete-user/callback',
  '/verify-email',
  '/send-verification-email',
  '/list-sessions',
  '/revoke-session',
  '/revoke-sessions',
  '/revoke-other-sessions',
  '/get-access-token',
  '/refresh-token',
  '/account-info',
];

/** Accounts by password and, where configured, by an identity provider. The first account becomes admin. */
function createAuth(db: Database, environment: Env) {
  const { AUTH_SECRET, PUBLIC_URL } = environment;
  const origins = ownOrigins(PUBLIC_URL);
  return betterAuth({
    appName: 'Pairpad',
    secret: AUTH_SECRET,
    baseURL: { allowedHosts: origins.map((origin) => new URL(origin).host), fallback: PUBLIC_URL },
    trustedOrigins: [...origins],
    database: prismaAdapter(db, { provider: 'postgresql' }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: MIN_PASSWORD_CHARACTERS,
      revokeSessionsOnPasswordReset: true,
      onPasswordReset: ({ user }) => signOutEverywhere(db, user.id),
      ...(canSendMail() ? { sendResetPassword: mailPasswordReset } : {}),
    },
    user: {
      additionalFields: {
        role: { type: 'string', input: false, defaultValue: 'interviewer' },
        deactivatedAt: { type: 'date', input: false, required: false },
      },
    },
    advanced: {
      database: { generateId: () => newId() },
      cookiePrefix: 'pairpad',
      // Said aloud: left out, both are off wherever NODE_ENV is "test".
      disableCSRFCheck: false,
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    plugins: oidcPlugins(environment),
    disabledPaths: UNUSED_PATHS,
    onAPIError: { errorURL: `${PUBLIC_URL}/sign-in` },
    // Ours counts by account and address together; better-auth's own would lock a whole office out.
    rateLimit: { enabled: false },
    logger: { level: 'error' },
    telemetry: { enabled: false },
    hooks: {
      before: accountLimits,
      after: createAuthMiddleware(async ({ path, context }) => {
        const userId = context.newSession?.user.id ?? context.session?.user.id;
        if (path === '/change-password' && userId !== undefined) await renewSockets(db, userId);
      }),
    },
    databaseHooks: accountHooks(db, environment),
  });
}

/** The account service of this process. */
export function auth() {
  return singleton('auth', () => createAuth(database(), env()));
}
