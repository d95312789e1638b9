import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { ensureBuild } from './build.ts';
import { ROOT, type Variables } from './environment.ts';
import { ensurePrismaClient } from './generate.ts';
import { checkImportRules } from './import-rules.ts';
import { packageBin, runNode } from './run.ts';
import { StartError } from './terminal.ts';

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** Shown when something failed and was not shown while it ran. */
  readonly output: string;
}

/** One step of `npm test`. */
export interface Stage {
  readonly name: string;
  readonly run: (variables: Variables) => Promise<Outcome>;
}

/** A check is not a test: it counts when it fails, and adds nothing to what passed. */
function check(name: string, run: (variables: Variables) => Promise<{ code: number | null; output: string }>): Stage {
  const outcome = async (variables: Variables) => {
    const { code, output } = await run(variables);
    return { passed: 0, failed: code === 0 ? 0 : 1, output };
  };
  return { name, run: outcome };
}

async function checkTypes(variables: Variables) {
  await ensurePrismaClient(variables);
  // The types of the routes are generated; a bare tsc would not know them.
  const typegen = await runNode([packageBin('next/dist/bin/next'), 'typegen'], variables);
  return typegen.code === 0 ? runNode([packageBin('typescript/bin/tsc'), '--noEmit'], variables) : typegen;
}

/** The sync port that tests build the pages for: each stack of theirs has an address of its own for the sync process. */
const TESTED_COLLAB_PORT = 3001;

async function buildPages(variables: Variables) {
  await ensurePrismaClient(variables);
  try {
    await ensureBuild(variables, TESTED_COLLAB_PORT, () => {});
    return { code: 0, output: '' };
  } catch (error) {
    if (error instanceof StartError) return { code: 1, output: error.message };
    throw error;
  }
}

const vitestReport = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number() })
  .transform((report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }));

const playwrightReport = z
  .object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })
  .transform(({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }));

/** Reads what a runner counted. A runner that failed without a failed test (a suite that didn't load) counts as one. */
async function readCounts(
  file: string,
  schema: typeof vitestReport | typeof playwrightReport,
  code: number | null,
): Promise<Outcome> {
  const text = await readFile(file, 'utf8').catch(() => null);
  const counts = text === null ? { passed: 0, failed: 0 } : schema.parse(JSON.parse(text));
  return { passed: counts.passed, failed: code === 0 ? counts.failed : Math.max(1, counts.failed), output: '' };
}

const resultFile = (name: string) => path.join(ROOT, 'test-results', `${name}.json`);

/** Everything `npm test` does, the quickest first. */
export const STAGES: readonly Stage[] = [
  check('types', checkTypes),
  check('lint', (variables) =>
    runNode([packageBin('@biomejs/biome/bin/biome'), 'check', '--colors=off', '.'], variables),
  ),
  check('imports', (variables) => checkImportRules(variables)),
  check('dead-code', (variables) => runNode([packageBin('knip/bin/knip.js'), '--no-progress'], variables)),
  // Once, before the tests that start the web app: two at a time would each make a build of their own.
  check('build', buildPages),
  {
    name: 'tests',
    run: async (variables) => {
      const file = resultFile('vitest');
      const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
      const { code } = await runNode([packageBin('vitest/vitest.mjs'), ...args], variables, { show: true });
      return readCounts(file, vitestReport, code);
    },
  },
  {
    name: 'end-to-end',
    run: async (variables) => {
      const file = resultFile('playwright');
      const env = { ...variables, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
      const args = ['test', '--reporter=list,json'];
      const { code } = await runNode([packageBin('@playwright/test/cli.js'), ...args], env, { show: true });
      return readCounts(file, playwrightReport, code);
    },
  },
];
