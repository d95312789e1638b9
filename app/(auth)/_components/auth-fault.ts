import { MIN_PASSWORD_CHARACTERS } from '#lib/protocol/limits.ts';

/** Why signing in or up did not work, in words. */
export interface AuthFault {
  readonly message: string;
  readonly action?: string;
  readonly field?: 'name' | 'email' | 'password';
}

interface AuthError {
  readonly status: number;
  readonly code?: string | undefined;
  readonly message?: string | undefined;
}

const BY_CODE: Record<string, AuthFault> = {
  INVALID_EMAIL_OR_PASSWORD: {
    message: 'E-mail and password do not go together.',
    action: 'Check both and try again.',
  },
  INVALID_EMAIL: { message: 'This is not an e-mail address.', field: 'email' },
  USER_ALREADY_EXISTS: { message: 'There is an account with this e-mail already: sign in instead.', field: 'email' },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: {
    message: 'There is an account with this e-mail already: sign in instead.',
    field: 'email',
  },
  PASSWORD_TOO_SHORT: { message: `At least ${MIN_PASSWORD_CHARACTERS} characters.`, field: 'password' },
  PASSWORD_TOO_LONG: { message: 'At most 128 characters.', field: 'password' },
};

const TOO_MANY_TRIES: AuthFault = { message: 'Too many tries from here.', action: 'Wait a minute and try again.' };
const NOT_ANSWERED: AuthFault = { message: 'The server could not answer.', action: 'Try again in a moment.' };

/** Puts the account service's error in our words, at the field it belongs to. */
export function authFault({ status, code, message }: AuthError): AuthFault {
  if (status === 429) return TOO_MANY_TRIES;
  const known = code === undefined ? undefined : BY_CODE[code];
  if (known !== undefined) return known;
  return status >= 400 && status < 500 && message !== undefined ? { message } : NOT_ANSWERED;
}

interface Credentials {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** The first field that cannot be right as it stands, before anything is sent. */
export function missingField(
  mode: 'sign-in' | 'sign-up',
  { name, email, password }: Credentials,
): AuthFault | undefined {
  if (mode === 'sign-up' && name.trim() === '') return { message: 'Type your name.', field: 'name' };
  if (!/^\S+@\S+$/.test(email)) return { message: 'Type an e-mail address.', field: 'email' };
  if (password === '') return { message: 'Type a password.', field: 'password' };
  if (mode === 'sign-up' && password.length < MIN_PASSWORD_CHARACTERS) {
    return { message: `At least ${MIN_PASSWORD_CHARACTERS} characters.`, field: 'password' };
  }
  return undefined;
}
