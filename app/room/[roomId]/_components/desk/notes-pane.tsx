'use client';

import { Timer } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { NotesConnection, NotesStatus } from '#lib/collab-client/notes-connection.ts';
import { createNotesEditor, type NotesEditor } from '#lib/editor/notes-editor.ts';
import type { Fault } from '#lib/kernel/fault.ts';
import { stampOf } from '#lib/protocol/notes.ts';
import { Button } from '../../../../_components/button.tsx';
import { useCommands } from '../../../../_components/commands/use-commands.ts';
import { documentNonce } from '../../../../_components/document-nonce.ts';
import { modifierKey } from '../../../../_components/modifier-key.ts';
import { Notice } from '../../../../_components/notice.tsx';
import { useObservable } from '../../../../_components/use-observable.ts';
import { readMoment } from '../../_lib/use-notes.ts';

/** The hosts' notes: a page that all of them write on, with stamps that lead to moments of the session. */
export function NotesPane({ roomId, notes }: { roomId: string; notes: NotesConnection }) {
  const hintId = useId();
  const status = useObservable(notes.status);
  const [fault, setFault] = useState<Fault>();
  const slot = useRef<HTMLDivElement>(null);
  const editor = useRef<NotesEditor>(undefined);

  const stamp = async () => {
    const moment = await readMoment(roomId);
    setFault(moment.ok ? undefined : moment.fault);
    if (moment.ok) editor.current?.insertStamp(stampOf(moment.value));
  };
  useCommands(() => [
    {
      id: 'stamp',
      label: 'Stamp this moment in the notes',
      group: 'Desk',
      keys: `${modifierKey()} ;`,
      does: () => void stamp(),
    },
  ]);
  const latest = useRef(stamp);
  latest.current = stamp;

  useEffect(() => {
    if (slot.current === null) return;
    const created = createNotesEditor({
      parent: slot.current,
      text: notes.text,
      label: 'Notes for hosts',
      describedBy: hintId,
      nonce: documentNonce(),
      readOnly: false,
      onStamp: () => void latest.current(),
      onOpen: (seq) => window.open(`/replay/${encodeURIComponent(roomId)}?at=${seq}`, '_blank', 'noopener'),
    });
    editor.current = created;
    return () => {
      editor.current = undefined;
      created.destroy();
    };
  }, [notes, roomId, hintId]);

  // Typing over notes that have not arrived would be typing over somebody's notes unseen.
  const isShut = status.kind === 'connecting' || status.kind === 'closed';
  useEffect(() => editor.current?.setReadOnly(isShut), [isShut]);

  return (
    <section aria-label="Notes" className="flex h-full min-h-0 flex-col">
      <div className="flex h-10 shrink-0 items-center gap-2 px-2">
        <Button look="quiet" onClick={() => void stamp()} disabled={isShut}>
          <Timer size={14} aria-hidden />
          Stamp this moment
        </Button>
        <span role="status" data-testid="notes-status" className="ml-auto pr-2 text-small text-muted">
          {wordsOf(status)}
        </span>
      </div>
      {fault === undefined ? null : (
        <div className="px-2 pb-2">
          <Notice look="error" title={fault.message}>
            {fault.action}
          </Notice>
        </div>
      )}
      <div ref={slot} className="min-h-0 flex-1 border-t border-line" />
      <p id={hintId} className="shrink-0 border-t border-line bg-bar px-3 py-1 text-small text-muted">
        Guests never see this. {modifierKey()} + ; stamps a line, {modifierKey()} + Enter opens its moment.
      </p>
    </section>
  );
}

function wordsOf(status: NotesStatus): string {
  switch (status.kind) {
    case 'connecting':
      return 'Opening…';
    case 'saved':
      return 'Saved';
    case 'saving':
      return 'Saving…';
    case 'reconnecting':
      return status.hasUnsaved ? 'Reconnecting, unsaved notes are kept here' : 'Reconnecting…';
    case 'closed':
      return status.hasUnsaved ? 'Closed, what you typed last is not saved' : 'Closed';
  }
}
