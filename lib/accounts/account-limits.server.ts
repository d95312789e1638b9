import { APIError, createAuthMiddleware } from 'better-auth/api';
import { clientAddress } from '../kernel/client-address.server.ts';
import { type Door, knock } from './doors.server.ts';

/** Doors that are counted by the e-mail somebody types, beside the address they type it from. */
const BY_EMAIL: Readonly<Record<string, Door>> = {
  '/sign-in/email': 'sign_in',
  '/request-password-reset': 'reset',
};

/** Counts what comes to better-auth over HTTP; calls from our own code pass. */
export const accountLimits = createAuthMiddleware(async ({ request, path, body }) => {
  if (request === undefined) return;
  const address = clientAddress(request.headers);
  // Reading is what pages do often; what can be guessed at by it, a reset's token, is hopeless to guess at this rate.
  if (request.method === 'GET') return count('api', address);
  count('auth', address);
  const door = BY_EMAIL[path];
  const email: unknown = body?.email;
  // With the address in the key, a stranger who guesses cannot lock the owner out.
  if (door !== undefined && typeof email === 'string') count(door, `${email.toLowerCase()} ${address}`);
});

function count(door: Door, key: string): void {
  const knocked = knock(door, key);
  if (knocked.ok) return;
  const { message, action = '', retryAfterSeconds = 1 } = knocked.fault;
  throw new APIError(
    'TOO_MANY_REQUESTS',
    { code: 'TOO_MANY_REQUESTS', message: `${message} ${action}` },
    { 'retry-after': String(retryAfterSeconds) },
  );
}
