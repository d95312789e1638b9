import { describe, expect, it } from 'vitest';
import { parseEnv } from './env.server.ts';

const usable = {
  NODE_ENV: 'test',
  DATABASE_URL: 'postgresql://pairpad@localhost:5432/pairpad',
  PUBLIC_URL: 'http://localhost:3000/',
  AUTH_SECRET: 'a'.repeat(32),
  TICKET_SECRET: 'b'.repeat(32),
} as const;

describe('parseEnv', () => {
  it('reads numbers and defaults, and drops a trailing slash', () => {
    expect(parseEnv({ ...usable, PORT: '4000' })).toMatchObject({
      PORT: 4000,
      COLLAB_PORT: 3001,
      PUBLIC_URL: 'http://localhost:3000',
      SIGN_UP: 'closed',
    });
  });

  it('lists every fault at once, by name', () => {
    const faults = () => parseEnv({ ...usable, DATABASE_URL: 'mysql://x', AUTH_SECRET: 'short', PORT: 'many' });
    for (const name of ['DATABASE_URL', 'AUTH_SECRET', 'PORT']) expect(faults).toThrow(name);
  });

  it('names what is missing beside variables that belong together', () => {
    const faults = () => parseEnv({ ...usable, SMTP_URL: 'smtp://mail.example.test', OIDC_CLIENT_ID: 'pairpad' });
    for (const name of ['MAIL_FROM', 'OIDC_DISCOVERY_URL', 'OIDC_CLIENT_SECRET']) expect(faults).toThrow(name);
  });

  it('has no default secret, and takes an empty value for none', () => {
    expect(() => parseEnv({ ...usable, TICKET_SECRET: '' })).toThrow('TICKET_SECRET');
  });
});
