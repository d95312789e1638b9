import type { Fault } from '../kernel/fault.ts';
import { LANGUAGE_FACTS, LANGUAGES, type Language } from '../protocol/languages.ts';
import type { RoomView } from '../protocol/rooms.ts';
import type { RunnerCapabilities } from './runner.ts';

const PREPARING_RETRY_SECONDS = 10;

/** Why a language can't be run now, in words for who pressed Run; undefined where it can. */
export function whyNotRun(capabilities: RunnerCapabilities, language: Language): Fault | undefined {
  if (!capabilities.available)
    return { code: 'unavailable', message: capabilities.reason, action: capabilities.action };
  const status = capabilities.languages[language];
  switch (status.state) {
    case 'ready':
      return undefined;
    case 'preparing':
      return {
        code: 'unavailable',
        message: status.message,
        action: 'Press Run again in a moment.',
        field: 'language',
        retryAfterSeconds: PREPARING_RETRY_SECONDS,
      };
    case 'missing':
      return {
        code: 'unavailable',
        message: `${LANGUAGE_FACTS[language].name} cannot be run here: ${status.reason}`,
        action: status.action,
        field: 'language',
      };
  }
}

/** What a room's page says about running. A language that is being prepared counts: it will be there in a moment. */
export function toRunnerView(capabilities: RunnerCapabilities): RoomView['runner'] {
  if (!capabilities.available) return { available: false, reason: `${capabilities.reason} ${capabilities.action}` };
  const { languages } = capabilities;
  return { available: true, languages: LANGUAGES.filter((language) => languages[language].state !== 'missing') };
}
