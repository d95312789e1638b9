import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './environment.ts';

const FOLDERS = ['app', 'bench', 'collab-server', 'e2e', 'lib', 'scripts', 'tests'];
const RULE = /^\*\*([A-Z]{3}\d)\*\*/;
const HELD_BY = /^- `([^`]+)`: (.+)$/;
const ID = /\[([A-Z]{3}\d)\]/g;

async function readRules(): Promise<Map<string, string[]>> {
  const rules = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of (await readFile(path.join(ROOT, 'GUARANTEES.md'), 'utf8')).split('\n')) {
    const id = RULE.exec(line)?.[1];
    if (id !== undefined) {
      lines = [];
      rules.set(id, lines);
    } else if (line.startsWith('- ')) {
      lines.push(line);
    }
  }
  return rules;
}

async function testFiles(): Promise<string[]> {
  const below = async (folder: string) => {
    const names = await readdir(path.join(ROOT, folder), { recursive: true });
    return names.filter((name) => /\.(test|spec)\.tsx?$/.test(name)).map((name) => path.join(folder, name));
  };
  return (await Promise.all(FOLDERS.map(below))).flat();
}

describe('GUARANTEES.md', () => {
  it('says of each rule which tests hold it, or that none does yet', async () => {
    const rules = await readRules();
    expect(rules.size).toBeGreaterThan(15);
    for (const [id, lines] of rules) {
      const isSaid = lines.length > 0 && lines.every((line) => HELD_BY.test(line) || line.startsWith('- not yet'));
      expect(isSaid, id).toBe(true);
    }
  });

  it('names only tests that are there, under the rule they hold', async () => {
    for (const [id, lines] of await readRules()) {
      for (const [, file, title] of lines.map((line) => HELD_BY.exec(line) ?? []).filter((match) => match.length > 0)) {
        const source = await readFile(path.join(ROOT, String(file)), 'utf8').catch(() => '');
        const tests = source.split('\n').filter((line) => line.includes(`[${id}]`));
        expect(
          tests.some((line) => line.includes(String(title))),
          `${id} in ${file}: ${title}`,
        ).toBe(true);
      }
    }
  });

  it('has a rule for every number that a test names', async () => {
    const rules = await readRules();
    for (const file of await testFiles()) {
      const named = [...(await readFile(path.join(ROOT, file), 'utf8')).matchAll(ID)].map((match) => String(match[1]));
      const unknown = named.filter((id) => !rules.has(id));
      expect(unknown, file).toEqual([]);
    }
  });
});
