'use client';

import type { ReactNode } from 'react';
import type { ConnectionStatus } from '#lib/collab-client/connection-status.ts';
import { CLOSE_CODES } from '#lib/protocol/close-codes.ts';
import { Button } from '../../../_components/button.tsx';
import { Notice } from '../../../_components/notice.tsx';
import type { OfflinePage } from '../../../_offline/use-offline-page.ts';
import { closedWords, KEEP_OPEN_WORDS, READ_ONLY_WORDS } from '../_lib/connection-words.ts';

interface RoomBannerProps {
  readonly status: ConnectionStatus;
  readonly offlinePage: OfflinePage;
  /** Hands the code, as this page has it, to the person. */
  readonly onSave: () => void;
  readonly onReconnect: () => void;
  /** Gives up what is unsaved here. */
  readonly onDiscard: () => void;
}

/** Says above the code why one cannot type, or what to mind while one types without a network; else nothing. */
export function RoomBanner({ status, offlinePage, onSave, onReconnect, onDiscard }: RoomBannerProps) {
  const unsent = 'edits' in status ? status.edits : 0;
  const save = (
    <span className="flex gap-1.5">
      <Button onClick={onSave}>Save code as a file</Button>
      {unsent > 0 ? <Button onClick={onDiscard}>Go on without them</Button> : null}
    </span>
  );
  if (status.kind === 'read_only' && unsent > 0) {
    return (
      <Strip>
        <Notice look="warn" title={READ_ONLY_WORDS[status.reason].title} action={save}>
          {unsentWords(unsent)}
        </Notice>
      </Strip>
    );
  }
  if (status.kind === 'read_only') {
    const { title, text } = READ_ONLY_WORDS[status.reason];
    const retry = status.reason === 'room_full' ? <Button onClick={onReconnect}>Try again</Button> : undefined;
    return (
      <Strip>
        <Notice look="info" title={title} action={retry}>
          {text}
        </Notice>
      </Strip>
    );
  }
  if (status.kind === 'offline' || status.kind === 'reconnecting') {
    if (offlinePage === 'kept') return null;
    return (
      <Strip>
        <Notice look="warn" title="Keep this page open">
          {KEEP_OPEN_WORDS[offlinePage]}
        </Notice>
      </Strip>
    );
  }
  if (status.kind !== 'closed') return null;
  const { title, text } = closedWords(status.code);
  return (
    <Strip>
      <Notice
        look={status.code === CLOSE_CODES.roomEnded && unsent === 0 ? 'info' : 'error'}
        title={title}
        action={save}
      >
        {unsent > 0 ? `${unsentWords(unsent)} ` : ''}
        {text}
      </Notice>
    </Strip>
  );
}

function unsentWords(edits: number): string {
  return `Your last edits (${edits}) were not sent: save them as a file.`;
}

function Strip({ children }: { children: ReactNode }) {
  return <div className="shrink-0 border-b border-line bg-bar p-1">{children}</div>;
}
