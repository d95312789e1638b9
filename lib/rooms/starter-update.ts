import * as Y from 'yjs';
import { createCodeDocument, writeStarter } from '../protocol/code-document.ts';
import type { Language } from '../protocol/languages.ts';
import { type StarterName, starterFor } from './starters.ts';

/** The first update of a room's record, as Yjs v1 bytes: its language and its starter code. */
export function starterUpdate(language: Language, template: StarterName): Uint8Array<ArrayBuffer> {
  const document = createCodeDocument();
  writeStarter(document, { language, starter: starterFor(template, language) }, 'starter');
  return new Uint8Array(Y.encodeStateAsUpdate(document.doc));
}
