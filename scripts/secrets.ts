import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { DATA_DIR_MODE } from './environment.ts';

const secretsSchema = z.object({ AUTH_SECRET: z.string(), TICKET_SECRET: z.string(), POSTGRES_PASSWORD: z.string() });

export type Secrets = z.output<typeof secretsSchema>;

function makeSecrets(): Secrets {
  const secret = () => randomBytes(32).toString('hex');
  return { AUTH_SECRET: secret(), TICKET_SECRET: secret(), POSTGRES_PASSWORD: secret() };
}

/** This installation's own secrets, made at its first start and readable by its owner alone. */
export async function ensureSecrets(dataDir: string): Promise<Secrets> {
  const file = path.join(dataDir, 'secrets.json');
  await mkdir(dataDir, { recursive: true, mode: DATA_DIR_MODE });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify(makeSecrets(), null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  try {
    // Of two first starts at once the first link wins; the file has all its lines from the moment it has its name.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  return secretsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}
