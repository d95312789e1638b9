import { env } from '#lib/kernel/env.server.ts';

/** How every cookie of ours is set: out of scripts' reach, and never sent with another site's requests. */
export function cookieOptions(maxAge: number) {
  return {
    httpOnly: true,
    sameSite: 'lax',
    secure: env().PUBLIC_URL.startsWith('https:'),
    path: '/',
    maxAge,
  } as const;
}
