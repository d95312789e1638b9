import * as Y from 'yjs';
import { createCodeDocument, writeStarter } from '../protocol/code-document.ts';
import type { Language } from '../protocol/languages.ts';

/** The first update of a room's record, as Yjs v1 bytes: its language and the code it begins with. */
export function starterUpdate(language: Language, starter: string): Uint8Array<ArrayBuffer> {
  const document = createCodeDocument();
  writeStarter(document, { language, starter }, 'starter');
  return new Uint8Array(Y.encodeStateAsUpdate(document.doc));
}
