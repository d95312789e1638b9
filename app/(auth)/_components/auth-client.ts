import { createAuthClient } from 'better-auth/react';

/** The browser's side of accounts; it talks to /api/auth on this origin. */
export const authClient = createAuthClient();
