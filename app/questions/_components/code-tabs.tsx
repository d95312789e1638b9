'use client';

import { Tabs } from '@base-ui/react/tabs';
import { useId } from 'react';
import { LANGUAGE_FACTS, LANGUAGES, type Language } from '#lib/protocol/languages.ts';
import type { CodeByLanguage } from '#lib/protocol/questions.ts';
import { CodeField } from './code-field.tsx';
import { tabClass } from './tab-class.ts';

interface CodeTabsProps {
  /** What the programs are: `Starter code`. */
  readonly label: string;
  readonly hint: string;
  readonly code: CodeByLanguage;
  readonly onChange: (code: CodeByLanguage) => void;
}

/** A program for each language, one at a time; an empty one is none. */
export function CodeTabs({ label, hint, code, onChange }: CodeTabsProps) {
  const hintId = useId();
  const set = (language: Language, text: string) => {
    const { [language]: _before, ...others } = code;
    onChange(text === '' ? others : { ...others, [language]: text });
  };
  return (
    <Tabs.Root defaultValue={LANGUAGES[0]}>
      <Tabs.List aria-label={`Language of the ${label.toLowerCase()}`} className="mb-2 flex gap-1 overflow-x-auto">
        {LANGUAGES.map((language) => (
          <Tabs.Tab key={language} value={language} className={tabClass}>
            {LANGUAGE_FACTS[language].name}
            {code[language] === undefined ? <span className="sr-only">, empty</span> : <Dot />}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {LANGUAGES.map((language) => (
        <Tabs.Panel key={language} value={language}>
          <CodeField
            language={language}
            label={`${label}, ${LANGUAGE_FACTS[language].name}`}
            initial={code[language] ?? ''}
            onChange={(text) => set(language, text)}
            describedBy={hintId}
          />
        </Tabs.Panel>
      ))}
      <p id={hintId} className="mt-1.5 text-small text-muted">
        {hint} Tab indents. Escape, then Tab leaves the editor.
      </p>
    </Tabs.Root>
  );
}

function Dot() {
  return <span aria-hidden className="size-1.5 rounded-full bg-good" />;
}
