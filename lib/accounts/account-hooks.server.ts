import type { GenericEndpointContext } from 'better-auth';
import { APIError } from 'better-auth/api';
import type { Database } from '../db/client.server.ts';
import type { Env } from '../kernel/env.server.ts';
import { personNameSchema } from '../protocol/people.ts';
import { INVITATION_COOKIE } from './invitation-cookie.ts';
import { type Registrant, roleForRegistrant, settleRegistration } from './registration.server.ts';

/** Where better-auth lets an account or a session come into being, and may be told no. */
export function accountHooks(db: Database, env: Env) {
  return {
    user: {
      create: {
        before: async (user: { name: string; email: string }, context: GenericEndpointContext | null) => {
          const name = personNameSchema.safeParse(user.name);
          if (!name.success)
            throw new APIError('BAD_REQUEST', { code: 'INVALID_NAME', message: 'Type a name of 1 to 40 characters.' });
          const role = await roleForRegistrant(db, registrant(user.email, context, env));
          if (!role.ok) throw refusal('SIGN_UP_CLOSED', role.fault.message, context, env);
          return { data: { name: name.data, role: role.value, image: null } };
        },
        after: async (
          user: { id: string; email: string } & Record<string, unknown>,
          context: GenericEndpointContext | null,
        ) => {
          const account = { accountId: user.id, role: String(user['role']) };
          const settled = await settleRegistration(db, account, registrant(user.email, context, env));
          if (!settled.ok) throw refusal('SIGN_UP_CLOSED', settled.fault.message, context, env);
        },
      },
    },
    session: {
      create: {
        before: async ({ userId }: { userId: string }, context: GenericEndpointContext | null) => {
          const user = await db.user.findUnique({ where: { id: userId }, select: { deactivatedAt: true } });
          if (user?.deactivatedAt == null) return;
          const message = 'This account is deactivated. Ask the admin of the workspace.';
          throw refusal('ACCOUNT_DEACTIVATED', message, context, env);
        },
      },
    },
  };
}

function registrant(email: string, context: GenericEndpointContext | null, env: Env): Registrant {
  const isOpen = (isCallback(context) ? env.OIDC_SIGN_UP : env.SIGN_UP) === 'open';
  return { email: email.toLowerCase(), invitation: context?.getCookie(INVITATION_COOKIE) ?? undefined, isOpen };
}

function isCallback(context: GenericEndpointContext | null): boolean {
  return context?.path.startsWith('/callback') ?? false;
}

// Whoever comes back from an identity provider looks at a page, not at an answer: the sign-in page says why.
function refusal(code: string, message: string, context: GenericEndpointContext | null, { PUBLIC_URL }: Env): Error {
  if (context !== null && isCallback(context)) return context.redirect(`${PUBLIC_URL}/sign-in?error=${code}`);
  return new APIError('FORBIDDEN', { code, message });
}
