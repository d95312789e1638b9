'use client';

import { useMemo } from 'react';
import type { Observable } from '#lib/collab-client/connection-status.ts';
import { type CodeDocument, documentLanguage } from '#lib/protocol/code-document.ts';
import type { Language } from '#lib/protocol/languages.ts';
import { useObservable } from '../../../_components/use-observable.ts';

/** The language the shared document is in; undefined until the document is here. */
export function useDocumentLanguage(document: CodeDocument): Language | undefined {
  const language = useMemo<Observable<Language | undefined>>(
    () => ({
      get: () => documentLanguage(document),
      subscribe: (listener) => {
        document.language.observe(listener);
        return () => document.language.unobserve(listener);
      },
    }),
    [document],
  );
  return useObservable(language);
}
