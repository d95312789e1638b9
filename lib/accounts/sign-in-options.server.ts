import { database } from '../db/database.server.ts';
import { env } from '../kernel/env.server.ts';
import { authWithProvider } from './auth.server.ts';
import { canSendMail } from './mail.server.ts';
import { OIDC_PROVIDER_ID } from './oidc.server.ts';
import { isNewInstallation, mayRegister } from './registration.server.ts';

/** What the sign-in pages can offer. */
export interface SignInOptions {
  /** Nobody has an account yet: the next one becomes admin. */
  readonly isNew: boolean;
  readonly isSignUpOpen: boolean;
  /** A forgotten password can be set anew by mail. */
  readonly canMailReset: boolean;
  /** What the identity provider is called; null where there is none or it does not answer. */
  readonly oidcName: string | null;
}

/** Reads what the sign-in pages can offer here and now. */
export async function signInOptions(): Promise<SignInOptions> {
  const [isNew, isSignUpOpen, { socialProviders }] = await Promise.all([
    isNewInstallation(database()),
    mayRegister(database(), env().SIGN_UP),
    authWithProvider().then((service) => service.$context),
  ]);
  const hasOidc = socialProviders.some(({ id }) => id === OIDC_PROVIDER_ID);
  return { isNew, isSignUpOpen, canMailReset: canSendMail(), oidcName: hasOidc ? env().OIDC_NAME : null };
}

/** How one account can sign in. */
export interface SignInMethods {
  readonly hasPassword: boolean;
  /** What the identity provider is called; null where there is none. */
  readonly oidcName: string | null;
  readonly isLinked: boolean;
}

/** Reads how an account can sign in here. */
export async function signInMethods(accountId: string): Promise<SignInMethods> {
  const [{ oidcName }, accounts] = await Promise.all([
    signInOptions(),
    database().account.findMany({ where: { userId: accountId }, select: { providerId: true, password: true } }),
  ]);
  return {
    hasPassword: accounts.some(({ password }) => password !== null),
    oidcName,
    isLinked: accounts.some(({ providerId }) => providerId === OIDC_PROVIDER_ID),
  };
}
