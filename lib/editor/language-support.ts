import type { Extension } from '@codemirror/state';
import type { Language } from '../protocol/languages.ts';

/** Loads what the editor knows of a language: grammar, completions and how its lines are indented. */
export async function loadLanguage(language: Language): Promise<Extension> {
  return LOADERS[language]();
}

// One chunk a language: a room rarely sees more than two.
const LOADERS: Record<Language, () => Promise<Extension>> = {
  javascript: async () => (await import('./languages/javascript.ts')).javascriptSupport,
  typescript: async () => (await import('./languages/javascript.ts')).typescriptSupport,
  python: async () => (await import('./languages/python.ts')).pythonSupport,
  go: async () => (await import('./languages/go.ts')).goSupport,
  rust: async () => (await import('./languages/rust.ts')).rustSupport,
};
