'use client';

import { CornerDownLeft } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { MAX_STDIN_CHARACTERS } from '#lib/protocol/limits.ts';
import type { TypeInput } from '#lib/protocol/runs.ts';
import { Button } from '../../../_components/button.tsx';

/** A line to type to the program that runs, as in a terminal: Enter sends it, Ctrl+D ends the input. */
export function TypeLine({ onType }: { onType: (typed: TypeInput) => void }) {
  const [text, setText] = useState('');
  const sendLine = () => {
    onType({ text: `${text}\n` });
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') sendLine();
    else if (event.key === 'd' && event.ctrlKey) {
      // What stands in the line is sent as it is; on an empty line the same key ends the input.
      onType(text === '' ? { end: true } : { text });
      setText('');
    } else return;
    event.preventDefault();
  };
  return (
    <div className="flex h-9 shrink-0 items-center gap-2 border-t border-line px-3">
      <span aria-hidden className="console text-accent select-none">
        ›
      </span>
      <input
        id={TYPE_LINE_ID}
        aria-label="Type to the program"
        aria-describedby="type-line-hint"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        maxLength={MAX_STDIN_CHARACTERS - 1}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="send"
        placeholder="Type to the program"
        className="console min-w-0 flex-1 bg-transparent py-1 outline-none"
      />
      <span id="type-line-hint" className="shrink-0 text-small text-muted max-lg:sr-only">
        Enter sends, Ctrl D ends the input
      </span>
      <Button look="quiet" aria-label="Send the line" onClick={sendLine}>
        <CornerDownLeft size={13} aria-hidden />
      </Button>
      <Button look="quiet" onClick={() => onType({ end: true })}>
        End input
      </Button>
    </div>
  );
}

/** A press on the output leads here, as in a terminal. */
export const TYPE_LINE_ID = 'type-line';
