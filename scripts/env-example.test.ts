import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv as parseEnvFile } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseEnv } from '../lib/kernel/env.server.ts';
import { ROOT } from './environment.ts';

const read = (file: string) => readFile(path.join(ROOT, file), 'utf8');
const LOCAL = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://127.0.0.1/pairpad',
  PUBLIC_URL: 'http://localhost:3000',
  AUTH_SECRET: 'a'.repeat(32),
  TICKET_SECRET: 'b'.repeat(32),
} as const;

describe('.env.example', () => {
  it('names every variable of the environment module, and no other', async () => {
    const source = await read('lib/kernel/env.server.ts');
    const known = [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1]);
    expect(known).toContain('DATABASE_URL');
    expect(Object.keys(parseEnvFile(await read('.env.example'))).sort()).toEqual(known.sort());
  });

  it('shows the defaults, so that copying it changes nothing', async () => {
    const copied = parseEnvFile(await read('.env.example'));
    const set = Object.fromEntries(Object.entries(copied).filter(([, value]) => value !== ''));
    expect(parseEnv({ ...LOCAL, ...set })).toEqual(parseEnv(LOCAL));
  });

  it('explains each of them', async () => {
    const lines = (await read('.env.example')).split('\n');
    const explained = lines.map((line, index) => {
      let above = index;
      while (/^[A-Z_]+=/.test(lines[above] ?? '')) above -= 1;
      return !/^[A-Z_]+=/.test(line) || (lines[above] ?? '').startsWith('# ');
    });
    expect(lines.filter((_, index) => !explained[index])).toEqual([]);
  });
});
