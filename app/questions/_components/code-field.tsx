'use client';

import { useEffect, useRef } from 'react';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { createCodeEditor } from '#lib/editor/code-editor.ts';
import type { Language } from '#lib/protocol/languages.ts';
import { documentNonce } from '../../_components/document-nonce.ts';

interface CodeFieldProps {
  readonly language: Language;
  readonly label: string;
  readonly initial: string;
  readonly onChange: (code: string) => void;
  /** Id of the line that says how to leave it by keyboard. */
  readonly describedBy: string;
}

/** The room's editor over a text of one's own. Give it a key that changes with the text it is to show. */
export function CodeField({ language, label, initial, onChange, describedBy }: CodeFieldProps) {
  const slot = useRef<HTMLDivElement>(null);
  const latest = useRef({ initial, onChange });
  latest.current.onChange = onChange;

  useEffect(() => {
    if (slot.current === null) return;
    const doc = new Y.Doc();
    const awareness = new Awareness(doc);
    const text = doc.getText('code');
    text.insert(0, latest.current.initial);
    text.observe(() => latest.current.onChange(text.toString()));
    const editor = createCodeEditor({
      parent: slot.current,
      text,
      awareness,
      language,
      readOnly: false,
      label,
      describedBy,
      nonce: documentNonce(),
      onRun: () => {},
    });
    return () => {
      editor.destroy();
      awareness.destroy();
      doc.destroy();
    };
  }, [language, label, describedBy]);

  return <div ref={slot} className="h-[26rem] overflow-hidden rounded-md border border-line-strong" />;
}
