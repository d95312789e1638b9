import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROOT } from './environment.ts';
import { checkImportRules } from './import-rules.ts';

/** For each rule an import that breaks it: who imports, and what. */
const BREAKS: Record<string, readonly [from: string, to: string]> = {
  'lib-kernel': ['lib/kernel/breaks.ts', 'lib/protocol/one.ts'],
  'lib-protocol': ['lib/protocol/breaks.ts', 'lib/rooms/one.ts'],
  'lib-db': ['lib/db/breaks.server.ts', 'lib/record/one.ts'],
  'lib-record': ['lib/record/breaks.ts', 'lib/rooms/one.ts'],
  'lib-accounts': ['lib/accounts/breaks.ts', 'lib/rooms/one.ts'],
  'lib-rooms': ['lib/rooms/breaks.ts', 'lib/execution/one.ts'],
  'lib-questions': ['lib/questions/breaks.ts', 'lib/execution/one.ts'],
  'lib-execution': ['lib/execution/breaks.ts', 'lib/replay/one.ts'],
  'lib-replay': ['lib/replay/breaks.ts', 'lib/rooms/one.ts'],
  'lib-jobs': ['lib/jobs/breaks.ts', 'app/one.ts'],
  'lib-editor': ['lib/editor/breaks.ts', 'lib/rooms/one.ts'],
  'lib-collab-client': ['lib/collab-client/breaks.ts', 'lib/editor/one.ts'],
  'app-alone': ['app/breaks.ts', 'collab-server/one.ts'],
  'collab-server-alone': ['collab-server/breaks.ts', 'app/one.ts'],
  'bench-alone': ['bench/breaks.ts', 'app/one.ts'],
  'collab-server-without-replay': ['collab-server/replays.ts', 'lib/replay/one.ts'],
  'no-server-in-browser': ['lib/editor/reaches.ts', 'lib/protocol/leads-to-server.ts'],
  'server-files-say-so': ['app/room/_components/breaks.tsx', 'lib/rooms/one.server.ts'],
  'no-cycles': ['lib/jobs/cycle-a.ts', 'lib/jobs/cycle-b.ts'],
  'fence-prisma': ['lib/rooms/prisma.server.ts', 'node_modules/@prisma/client/index.js'],
  'fence-e2b': ['lib/execution/cloud.server.ts', 'node_modules/e2b/index.js'],
  'fence-codemirror': ['app/code.tsx', 'node_modules/@codemirror/view/index.js'],
  'fence-hocuspocus-server': ['lib/record/sync.server.ts', 'node_modules/@hocuspocus/server/index.js'],
  'fence-hocuspocus-provider': ['app/sync.tsx', 'node_modules/@hocuspocus/provider/index.js'],
  'fence-better-auth': ['app/rooms/auth.ts', 'node_modules/better-auth/index.js'],
  resolvable: ['lib/jobs/nowhere.ts', 'lib/jobs/is-not-there.ts'],
  declared: ['app/undeclared.ts', 'node_modules/undeclared/index.js'],
};

/** Imports that the rules allow. */
const KEEPS: readonly (readonly [from: string, to: string])[] = [
  ['lib/protocol/one.ts', 'lib/kernel/one.ts'],
  ['lib/rooms/fine.server.ts', 'lib/db/one.server.ts'],
  ['lib/jobs/fine.ts', 'lib/replay/one.ts'],
  ['collab-server/fine.ts', 'lib/record/one.ts'],
  ['app/fine.ts', 'lib/rooms/one.server.ts'],
  ['lib/rooms/fine-store.server.ts', 'node_modules/@prisma/client/index.js'],
  ['lib/jobs/cycle-b.ts', 'lib/jobs/cycle-a.ts'],
  ['lib/protocol/leads-to-server.ts', 'lib/kernel/one.server.ts'],
];

const configSchema = z.object({ forbidden: z.array(z.object({ name: z.string() })) });
const reportSchema = z.object({
  summary: z.object({ violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })) }),
});

describe('the import rules', () => {
  let root = '';
  let violations: { from: string; rule: string }[] = [];

  const put = async (file: string, content: string) => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), content);
  };

  beforeAll(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'pairpad-imports-'));
    const imports = [...Object.values(BREAKS), ...KEEPS];
    const importers = new Set(imports.map(([from]) => from));
    for (const [, to] of imports) {
      if (to.startsWith('node_modules/')) {
        const name = path.dirname(to).replace('node_modules/', '');
        await put(to, 'export {};');
        await put(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
      } else if (!importers.has(to) && !to.includes('is-not-there')) {
        await put(to, 'export const value = 1;');
      }
    }
    for (const [from, to] of imports) {
      const specifier = to.startsWith('node_modules/')
        ? path.dirname(to).replace('node_modules/', '')
        : `./${path.relative(path.dirname(from), to)}`;
      await put(from, `import * as it from '${specifier}';\nexport const value = it;`);
    }
    const vendors = imports.filter(([, to]) => to.startsWith('node_modules/') && !to.includes('undeclared'));
    const dependencies = vendors.map(([, to]) => [path.dirname(to).replace('node_modules/', ''), '1.0.0']);
    await put('package.json', JSON.stringify({ type: 'module', dependencies: Object.fromEntries(dependencies) }));
    await put(
      'tsconfig.json',
      '{"compilerOptions":{"allowImportingTsExtensions":true,"noEmit":true,"jsx":"react-jsx"}}',
    );

    const args = ['--output-type', 'json', 'app', 'bench', 'collab-server', 'lib'];
    const { output } = await checkImportRules(process.env, { cwd: root, args });
    violations = reportSchema
      .parse(JSON.parse(output))
      .summary.violations.map((violation) => ({ from: violation.from, rule: violation.rule.name }));
  });

  afterAll(() => rm(root, { recursive: true, force: true }));

  it('are all tried here', async () => {
    const file = path.join(ROOT, '.dependency-cruiser.mjs');
    const { default: loaded } = (await import(file)) as { default: unknown };
    const config = configSchema.parse(loaded);
    expect(config.forbidden.map((rule) => rule.name).sort()).toEqual(Object.keys(BREAKS).sort());
  });

  it.each(Object.entries(BREAKS))('%s refuses the import that breaks it', (rule, [from]) => {
    expect(violations).toContainEqual({ from, rule });
  });

  it('leave alone what they allow', () => {
    const innocent = KEEPS.map(([from]) => from).filter(
      (from) => !from.includes('cycle') && !from.includes('leads-to'),
    );
    expect(violations.filter(({ from }) => innocent.includes(from))).toEqual([]);
  });
});
