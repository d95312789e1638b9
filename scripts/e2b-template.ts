import { buildTemplate } from '../lib/execution/e2b/template.server.ts';
import { DEFAULT_E2B_TEMPLATE } from '../lib/kernel/env.server.ts';
import { isSet, readVariables } from './environment.ts';
import { exitWith, StartError, say } from './terminal.ts';

// npm run e2b:template     builds the template that runs are executed in, in the E2B account of E2B_API_KEY

async function main(): Promise<void> {
  const { E2B_API_KEY: apiKey, E2B_TEMPLATE } = readVariables();
  if (!isSet(apiKey)) throw new StartError('Set E2B_API_KEY: the template is built in the account it belongs to.');
  const chosen = isSet(E2B_TEMPLATE) ? E2B_TEMPLATE : DEFAULT_E2B_TEMPLATE;
  await buildTemplate(chosen, { apiKey }, (line) => process.stdout.write(`${line}\n`));
  say('e2b', `The template "${chosen}" is built. With E2B_API_KEY set, Pairpad runs code in it.`);
}

main().catch(exitWith);
