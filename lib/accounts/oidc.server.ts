import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import type { Env } from '../kernel/env.server.ts';

/** What the identity provider is called in addresses: `/api/auth/callback/oidc` is what to register there. */
export const OIDC_PROVIDER_ID = 'oidc';

/** Sign-in through the identity provider that the environment names; nothing where it names none. */
export function oidcPlugins({ OIDC_DISCOVERY_URL, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME }: Env) {
  if (OIDC_DISCOVERY_URL === undefined || OIDC_CLIENT_ID === undefined) return [];
  return [
    genericOAuth({
      config: [
        {
          providerId: OIDC_PROVIDER_ID,
          name: OIDC_NAME,
          discoveryUrl: OIDC_DISCOVERY_URL,
          clientId: OIDC_CLIENT_ID,
          clientSecret: OIDC_CLIENT_SECRET,
          scopes: ['openid', 'email', 'profile'],
          // Who somebody is comes from signed claims or not at all.
          requireIdTokenVerification: true,
          pkce: true,
          mapProfileToUser: (profile) => ({
            name: String(profile['name'] ?? profile['preferred_username'] ?? profile['email'] ?? ''),
          }),
        },
      ],
    }),
  ];
}

const DISCOVERY_MS = 3_000;

/** Whether the identity provider says by now how it is to be talked to; one that hangs is not there. */
export async function isProviderThere({ OIDC_DISCOVERY_URL }: Env): Promise<boolean> {
  if (OIDC_DISCOVERY_URL === undefined) return false;
  try {
    const answer = await fetch(OIDC_DISCOVERY_URL, { signal: AbortSignal.timeout(DISCOVERY_MS) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
