import * as Y from 'yjs';
import { type Language, languageSchema } from './languages.ts';

/** The only roots a room's document has; updates to any other are refused. */
export const DOCUMENT_ROOTS = ['code', 'language', 'metadata'] as const;

/** A room's document seen through its three roots. */
export interface CodeDocument {
  readonly doc: Y.Doc;
  readonly code: Y.Text;
  readonly language: Y.Map<unknown>;
  readonly metadata: Y.Map<unknown>;
}

/** Views a Y.Doc (a new one unless given) as a room's document. */
export function createCodeDocument(doc: Y.Doc = new Y.Doc()): CodeDocument {
  return {
    doc,
    code: doc.getText('code'),
    language: doc.getMap('language'),
    metadata: doc.getMap('metadata'),
  };
}

const CURRENT = 'current';

/** The room's language as the document says; undefined before it has loaded. */
export function documentLanguage({ language }: CodeDocument): Language | undefined {
  return languageSchema.safeParse(language.get(CURRENT)).data;
}

/** Puts the document in a language with its starter code, in one transaction with the given origin. */
export function writeStarter(
  { doc, code, language }: CodeDocument,
  to: { readonly language: Language; readonly starter: string | undefined },
  origin: unknown,
): void {
  doc.transact(() => {
    language.set(CURRENT, to.language);
    if (to.starter === undefined) return;
    code.delete(0, code.length);
    code.insert(0, to.starter);
  }, origin);
}
