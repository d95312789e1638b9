'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { RoomConnection } from '#lib/collab-client/room-connection.ts';
import { type CodeEditor, createCodeEditor } from '#lib/editor/code-editor.ts';
import type { Place } from '#lib/editor/pinned-places.ts';
import { LANGUAGE_FACTS, type Language } from '#lib/protocol/languages.ts';
import { documentNonce } from '../../../_components/document-nonce.ts';

/** Id of the line under the editor that says how to leave it by keyboard. */
export const EDITOR_HINT_ID = 'editor-hint';

interface Wanted {
  readonly language: Language;
  readonly readOnly: boolean;
  readonly onRun: () => void;
}

export interface RoomEditor {
  /** The element it is in, once there is one. */
  readonly host: HTMLElement | undefined;
  /** Replaces the whole code as an edit of one's own, which undo takes back. */
  readonly replaceCode: (code: string) => void;
  /** Remembers the code as it is under a run's id, for `goTo` after later edits. */
  readonly pin: (runId: string) => void;
  /** Puts the caret where a place of the code that a run executed is by now. */
  readonly goTo: (place: Place, runId: string) => void;
}

/**
 * One editor for as long as the connection lasts, in an element of its own that the page puts where it wants: a window
 * made narrow moves the editor, with its undo history and its scroll position, instead of making another.
 */
export function useCodeEditor({ document: shared, awareness, note }: RoomConnection, wanted: Wanted): RoomEditor {
  const { language, readOnly } = wanted;
  const [host, setHost] = useState<HTMLElement>();
  const editor = useRef<CodeEditor>(undefined);
  const latest = useRef(wanted);
  latest.current = wanted;

  useEffect(() => {
    const parent = document.createElement('div');
    parent.className = 'h-full';
    const created = createCodeEditor({
      parent,
      text: shared.code,
      awareness,
      language: latest.current.language,
      readOnly: latest.current.readOnly,
      label: labelOf(latest.current),
      describedBy: EDITOR_HINT_ID,
      nonce: documentNonce(),
      onRun: () => latest.current.onRun(),
      onPaste: (characters) => note({ type: 'pasted', characters }),
    });
    editor.current = created;
    setHost(parent);
    return () => {
      editor.current = undefined;
      created.destroy();
    };
  }, [shared, awareness, note]);

  useEffect(() => {
    editor.current?.setLanguage(language);
    editor.current?.setReadOnly(readOnly);
    editor.current?.setLabel(labelOf({ language, readOnly }));
  }, [language, readOnly]);

  // A room opens straight into its code; on a phone that would raise the keyboard over it.
  const hasFocused = useRef(false);
  useEffect(() => {
    if (host === undefined || readOnly || hasFocused.current) return;
    hasFocused.current = true;
    if (document.activeElement === document.body && matchMedia('(pointer: fine)').matches) editor.current?.focus();
  }, [host, readOnly]);

  const replaceCode = useCallback((code: string) => editor.current?.replaceAll(code), []);
  const pin = useCallback((runId: string) => editor.current?.pin(runId), []);
  const goTo = useCallback((place: Place, runId: string) => editor.current?.goTo(place, runId), []);
  return { host, replaceCode, pin, goTo };
}

function labelOf({ language, readOnly }: Pick<Wanted, 'language' | 'readOnly'>): string {
  return `Code, ${LANGUAGE_FACTS[language].name}${readOnly ? ', read-only' : ''}`;
}
