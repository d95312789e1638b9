import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Env, parseEnv } from '../lib/kernel/env.server.ts';
import { StartError } from './terminal.ts';

/** Where the project is, whatever directory a script was called from. */
export const ROOT = path.resolve(import.meta.dirname, '..');

/**
 * The mode of the data directory: nobody but its owner lists it, and the user that Postgres runs as (not root) passes
 * through it to its own folder. What is secret in it is closed by its own mode.
 */
export const DATA_DIR_MODE = 0o711;

export type Variables = Readonly<Record<string, string | undefined>>;

/** The variables of this process, with those of `.env` behind them. */
export function readVariables(): Variables {
  const file = path.join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return { ...process.env };
}

/** `NAME=` counts as not set, as in the environment module. */
export function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}

/** Puts defaults behind the variables that are set. */
export function withDefaults(variables: Variables, defaults: Variables): Variables {
  const set = Object.entries(variables).filter(([, value]) => isSet(value));
  return { ...defaults, ...Object.fromEntries(set) };
}

/** The validated environment; what is wrong with it is said before anything has been started. */
export function validate(variables: Variables): Env {
  try {
    return parseEnv(variables as NodeJS.ProcessEnv);
  } catch (error) {
    throw new StartError((error as Error).message);
  }
}
