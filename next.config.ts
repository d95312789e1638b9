import type { NextConfig } from 'next';

// Fixed at build time, so it serves the one-machine default; elsewhere COLLAB_PUBLIC_URL names the sync process.
const collabPort = process.env.COLLAB_PORT ?? '3001';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Types are checked by `npm run check`; a build for a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  // One copy each in the process: Yjs checks its own constructors, the others load native parts by path.
  serverExternalPackages: ['@prisma/client', '@prisma/adapter-pg', 'pg', 'esbuild', 'yjs'],
  rewrites: async () => [{ source: '/ws/:path*', destination: `http://127.0.0.1:${collabPort}/ws/:path*` }],
};

export default config;
