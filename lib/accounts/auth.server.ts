import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError } from 'better-auth/api';
import type { Database } from '../db/client.server.ts';
import { database } from '../db/database.server.ts';
import { type Env, env } from '../kernel/env.server.ts';
import { newId } from '../kernel/ids.ts';
import { ownOrigins } from '../kernel/origins.ts';
import { singleton } from '../kernel/singleton.server.ts';
import { claimInstallation, mayRegister } from './registration.server.ts';

const MIN_PASSWORD_CHARACTERS = 10;

/** Accounts by e-mail and password. The first account of an installation becomes its admin. */
function createAuth(db: Database, { AUTH_SECRET, PUBLIC_URL, SIGN_UP }: Env) {
  const origins = ownOrigins(PUBLIC_URL);
  return betterAuth({
    appName: 'Pairpad',
    secret: AUTH_SECRET,
    baseURL: { allowedHosts: origins.map((origin) => new URL(origin).host), fallback: PUBLIC_URL },
    trustedOrigins: [...origins],
    database: prismaAdapter(db, { provider: 'postgresql' }),
    emailAndPassword: { enabled: true, minPasswordLength: MIN_PASSWORD_CHARACTERS },
    user: { additionalFields: { role: { type: 'string', input: false, defaultValue: 'interviewer' } } },
    advanced: { database: { generateId: () => newId() }, cookiePrefix: 'pairpad' },
    rateLimit: {
      enabled: true,
      customRules: { '/sign-in/email': { window: 60, max: 20 }, '/sign-up/email': { window: 60, max: 20 } },
    },
    telemetry: { enabled: false },
    databaseHooks: {
      user: {
        create: {
          before: async () => {
            if (!(await mayRegister(db, SIGN_UP))) throw closed();
          },
          after: async (user) => {
            if (!(await claimInstallation(db, user.id, SIGN_UP))) throw closed();
          },
        },
      },
    },
  });
}

function closed(): APIError {
  return new APIError('FORBIDDEN', {
    code: 'SIGN_UP_CLOSED',
    message: 'This workspace takes no new accounts by itself. Ask its admin.',
  });
}

/** The account service of this process. */
export function auth() {
  return singleton('auth', () => createAuth(database(), env()));
}
