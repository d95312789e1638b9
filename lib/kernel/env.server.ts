import { z } from 'zod';

const secret = z.string().min(32, 'must be at least 32 characters: make one with `openssl rand -hex 32`');
const port = z.coerce.number().int().min(0).max(65535);
const url = (protocols: RegExp) => z.url({ protocol: protocols, error: 'must be a full address' });
/** `NAME=` in an env file means "not set". */
const emptyAsUnset = (source: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));

/** The name that the template of E2B's sandboxes is built under, and looked for. */
export const DEFAULT_E2B_TEMPLATE = 'pairpad-runner';

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  DATABASE_URL: url(/^postgres(ql)?$/),
  PUBLIC_URL: url(/^https?$/).transform((value) => value.replace(/\/+$/, '')),
  PORT: port.default(3000),
  COLLAB_PORT: port.default(3001),
  COLLAB_PUBLIC_URL: url(/^wss?$/).optional(),
  REDIS_URL: url(/^rediss?$/).optional(),
  AUTH_SECRET: secret,
  TICKET_SECRET: secret,
  SIGN_UP: z.enum(['open', 'closed']).default('closed'),
  TRUST_PROXY: z.stringbool().default(false),
  DATA_DIR: z.string().default('.data'),
  SANDBOX_CACHE_DIR: z.string().optional(),
  E2B_API_KEY: z.string().optional(),
  E2B_TEMPLATE: z.string().default(DEFAULT_E2B_TEMPLATE),
  RETENTION_DAYS: z.literal('forever').or(z.coerce.number().int().min(1).max(36_500)).default(7),
  SMTP_URL: url(/^smtps?$/).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  OIDC_DISCOVERY_URL: url(/^https?$/).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(40).default('single sign-on'),
  OIDC_SIGN_UP: z.enum(['open', 'closed']).default('closed'),
  WEBHOOKS_TO_PRIVATE_ADDRESSES: z.stringbool().default(false),
});

/** Variables that mean nothing without their fellows. */
const TOGETHER = [
  ['SMTP_URL', 'MAIL_FROM'],
  ['OIDC_DISCOVERY_URL', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
] as const;

const checked = schema.superRefine((values, context) => {
  for (const group of TOGETHER) {
    const given = group.filter((name) => values[name] !== undefined);
    if (given.length === 0) continue;
    for (const name of group.filter((one) => values[one] === undefined)) {
      context.addIssue({ code: 'custom', path: [name], message: `is needed with ${given.join(' and ')}` });
    }
  }
});

export type Env = Readonly<z.output<typeof schema>>;

/** Validates a set of environment variables; throws one error that lists every fault in them. */
export function parseEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = checked.safeParse(emptyAsUnset(source));
  if (parsed.success) return Object.freeze(parsed.data);
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not usable (see .env.example):\n${faults.join('\n')}`);
}

let cached: Env | undefined;

/** The environment of this process, read and validated once. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}
