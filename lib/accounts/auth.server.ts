import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { createAuthMiddleware } from 'better-auth/api';
import type { Database } from '../db/client.server.ts';
import { database } from '../db/database.server.ts';
import { ADDRESS_HEADER } from '../kernel/client-address.server.ts';
import { type Env, env } from '../kernel/env.server.ts';
import { newId } from '../kernel/ids.ts';
import { log } from '../kernel/log.server.ts';
import { ownOrigins } from '../kernel/origins.ts';
import { singleton } from '../kernel/singleton.server.ts';
import { MIN_PASSWORD_CHARACTERS } from '../protocol/limits.ts';
import { accountHooks } from './account-hooks.server.ts';
import { accountLimits } from './account-limits.server.ts';
import { canSendMail } from './mail.server.ts';
import { isProviderThere, OIDC_PROVIDER_ID, oidcPlugins } from './oidc.server.ts';
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
function createAuth(db: Database, environment: Env, plugins: ReturnType<typeof oidcPlugins> = []) {
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
      // By the address that people open: over plain http on a network of one's own, browsers keep no secure cookie.
      useSecureCookies: PUBLIC_URL.startsWith('https:'),
      // Said aloud: left out, both are off wherever NODE_ENV is "test".
      disableCSRFCheck: false,
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    plugins,
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

/** How long a provider that did not answer is left alone; people who try to sign in meanwhile are not kept waiting. */
const LOOK_AGAIN_MS = 15_000;

interface Accounts {
  service: ReturnType<typeof createAuth>;
  /** An identity provider is configured and has not answered yet. */
  wantsProvider: boolean;
  lookedAt: number;
  looking: Promise<void> | undefined;
}

function accounts(): Accounts {
  return singleton('auth', () => ({
    // better-auth asks the provider once, when it begins; one that is away then would be away for good.
    service: createAuth(database(), env()),
    wantsProvider: oidcPlugins(env()).length > 0,
    lookedAt: Number.NEGATIVE_INFINITY,
    looking: undefined,
  }));
}

/** The account service of this process. */
export function auth() {
  return accounts().service;
}

/** The account service with its identity provider, where one is configured and answers by now. */
export async function authWithProvider() {
  const own = accounts();
  if (own.wantsProvider && own.looking === undefined && performance.now() - own.lookedAt > LOOK_AGAIN_MS) {
    own.looking = lookForProvider(own).finally(() => {
      own.looking = undefined;
      own.lookedAt = performance.now();
    });
  }
  await own.looking;
  return own.service;
}

async function lookForProvider(own: Accounts): Promise<void> {
  const environment = env();
  if (await isProviderThere(environment)) {
    const service = createAuth(database(), environment, oidcPlugins(environment));
    const { socialProviders } = await service.$context;
    if (socialProviders.some(({ id }) => id === OIDC_PROVIDER_ID)) {
      own.service = service;
      own.wantsProvider = false;
      return;
    }
  }
  log.warn('the identity provider does not answer; signing in by password works meanwhile', {
    url: environment.OIDC_DISCOVERY_URL,
  });
}
