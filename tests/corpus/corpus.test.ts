import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGE_FACTS, LANGUAGES, type Language } from '../../lib/protocol/languages.ts';
import type { RunEnd } from '../../lib/protocol/runs.ts';
import { preparedSandbox, type Sandbox } from '../sandbox/client.ts';
import { KINDS, type Kind } from './kinds.ts';

const folderOf = (language: Language) => path.join(import.meta.dirname, language);

function endOf({ end = { reason: 'exited', exitCode: 0 } }: Kind, language: Language): RunEnd | undefined {
  return 'reason' in end ? (end as RunEnd) : (end as Record<string, RunEnd>)[language];
}

describe('real programs', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await preparedSandbox();
  }, 300_000);
  afterAll(() => sandbox.close());

  describe.each(LANGUAGES)('in %s', (language) => {
    const extension = path.extname(LANGUAGE_FACTS[language].file);

    it.each(KINDS.map((kind) => [kind.name, kind] as const))('%s', async (name, kind) => {
      const code = readFileSync(path.join(folderOf(language), name + extension), 'utf8');
      const ran = await sandbox.run(language, code, { stdin: kind.stdin ?? '' });
      expect(ran.stderr).toContain(kind.stderr?.[language] ?? '');
      if (kind.stderr === undefined) expect(ran.stderr).toBe('');
      expect(ran.stdout).toBe(kind.stdout);
      expect(ran.end).toEqual(endOf(kind, language));
    });

    it('leave none out', () => {
      const names = readdirSync(folderOf(language)).map((file) => path.basename(file, extension));
      expect(names.toSorted()).toEqual(KINDS.map(({ name }) => name).toSorted());
    });
  });
});
