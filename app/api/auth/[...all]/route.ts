import { toNextJsHandler } from 'better-auth/next-js';
import { auth } from '#lib/accounts/auth.server.ts';

export const { GET, POST } = toNextJsHandler((request) => auth().handler(request));
