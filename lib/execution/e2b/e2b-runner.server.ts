import { Sandbox } from 'e2b';
import { log } from '../../kernel/log.server.ts';
import { LANGUAGES, type Language } from '../../protocol/languages.ts';
import { MAX_RUN_SECONDS, MAX_TEST_CASES } from '../../protocol/limits.ts';
import type { LanguageStatus, RunHandle, Runner, RunnerCapabilities } from '../runner.ts';
import { COMMANDS } from './commands.ts';
import { startE2bRun } from './e2b-run.server.ts';
import { TEMPLATE_MEMORY_MB } from './template.server.ts';

export interface E2bRunnerOptions {
  readonly apiKey: string;
  readonly template: string;
  /** Other than E2B's own, for tests. */
  readonly apiUrl?: string;
  readonly sandboxUrl?: string;
}

const NAME = 'E2B';
/** Compiling, a run of the longest kind, and the way there and back. */
const SANDBOX_MS = 2 * MAX_RUN_SECONDS * 1_000;
/** A test for each of the most there may be, each taking as long as it may. */
const TESTS_MS = MAX_TEST_CASES * MAX_RUN_SECONDS * 1_000;

/** The runner that executes in E2B's cloud: a machine of its own for each run, without a network. */
export async function createE2bRunner({ template, ...connection }: E2bRunnerOptions): Promise<Runner> {
  const open = (timeoutMs: number) =>
    Sandbox.create(template, { ...connection, timeoutMs, allowInternetAccess: false });
  const capabilities = await look(() => open(SANDBOX_MS), template);
  const runs = new Set<RunHandle>();
  return {
    capabilities: () => capabilities,
    start: (request, sinks) => {
      const handle = startE2bRun(() => open(request.cases === undefined ? SANDBOX_MS : TESTS_MS), request, sinks);
      runs.add(handle);
      void handle.ended.then(() => runs.delete(handle));
      return handle;
    },
    close: async () => {
      const left = [...runs];
      for (const run of left) run.stop('the server, which is stopping');
      await Promise.all(left.map((run) => run.ended));
    },
  };
}

async function look(open: () => Promise<Sandbox>, template: string): Promise<RunnerCapabilities> {
  try {
    const sandbox = await open();
    try {
      const entries = await Promise.all(
        LANGUAGES.map(
          async (language): Promise<[Language, LanguageStatus]> => [language, await lookFor(sandbox, language)],
        ),
      );
      return {
        available: true,
        runner: NAME,
        memory: `Each run has a machine of its own with ${TEMPLATE_MEMORY_MB} MB, as the template says.`,
        languages: Object.fromEntries(entries) as Record<Language, LanguageStatus>,
      };
    } finally {
      await sandbox.kill().catch(() => {});
    }
  } catch (error) {
    log.error('E2B cannot be used', { error: String(error) });
    return {
      available: false,
      runner: NAME,
      reason: `E2B does not start a sandbox from the template "${template}": ${error instanceof Error ? error.message : String(error)}`,
      action: 'Check E2B_API_KEY, build the template with `npm run e2b:template`, then start Pairpad again.',
    };
  }
}

async function lookFor(sandbox: Sandbox, language: Language): Promise<LanguageStatus> {
  try {
    const { stdout } = await sandbox.commands.run(COMMANDS[language].version);
    return { state: 'ready', version: stdout.trim().replaceAll('\n', ', ') };
  } catch {
    return {
      state: 'missing',
      reason: 'it is not in the E2B template.',
      action: 'Build the template with `npm run e2b:template`.',
    };
  }
}
