import { z } from 'zod';

/** The languages a room can be in, in the order they are offered. */
export const LANGUAGES = ['javascript', 'typescript', 'python', 'go', 'rust'] as const;

export const languageSchema = z.enum(LANGUAGES);

export type Language = z.infer<typeof languageSchema>;

/** How each language is called, and what its one source file is named. */
export const LANGUAGE_FACTS: Record<Language, { readonly name: string; readonly file: string }> = {
  javascript: { name: 'JavaScript', file: 'main.js' },
  typescript: { name: 'TypeScript', file: 'main.ts' },
  python: { name: 'Python', file: 'main.py' },
  go: { name: 'Go', file: 'main.go' },
  rust: { name: 'Rust', file: 'main.rs' },
};
