import { toNextJsHandler } from 'better-auth/next-js';
import { authWithProvider } from '#lib/accounts/auth.server.ts';
import { route } from '../../../v1/_http/route.ts';

const handlers = toNextJsHandler(async (request) => (await authWithProvider()).handler(request));

export const GET = route((request) => handlers.GET(request));
export const POST = route((request) => handlers.POST(request));
