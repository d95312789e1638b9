import { ROOT, type Variables } from './environment.ts';
import { type Finished, packageBin, type RunOptions, runNode } from './run.ts';

const FOLDERS = ['app', 'bench', 'collab-server', 'lib', 'scripts', 'tests', 'proxy.ts'];

/** Checks the imports of the project, or of another folder laid out like it, against the rules. */
export function checkImportRules(
  variables: Variables,
  { args = FOLDERS, ...options }: RunOptions & { readonly args?: readonly string[] } = {},
): Promise<Finished> {
  const cruiser = packageBin('dependency-cruiser/bin/dependency-cruise.mjs');
  return runNode(
    [
      '--import',
      `${ROOT}/scripts/typescript-with-api.ts`,
      cruiser,
      '--config',
      `${ROOT}/.dependency-cruiser.mjs`,
      ...args,
    ],
    variables,
    options,
  );
}
