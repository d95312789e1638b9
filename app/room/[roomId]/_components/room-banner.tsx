'use client';

import type { ReactNode } from 'react';
import type { ConnectionStatus } from '#lib/collab-client/connection-status.ts';
import { Button } from '../../../_components/button.tsx';
import { Notice } from '../../../_components/notice.tsx';
import type { OfflinePage } from '../../../_offline/use-offline-page.ts';
import { closedWords, KEEP_OPEN_WORDS, READ_ONLY_WORDS } from '../_lib/connection-words.ts';
import { saveAsFile } from '../_lib/save-as-file.ts';

interface RoomBannerProps {
  readonly status: ConnectionStatus;
  readonly offlinePage: OfflinePage;
  /** The code as this page has it. */
  readonly code: () => string;
  readonly file: string;
  readonly onReconnect: () => void;
}

/** Says above the code why one cannot type, or what to mind while one types without a network; else nothing. */
export function RoomBanner({ status, offlinePage, code, file, onReconnect }: RoomBannerProps) {
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
  const unsent = status.edits > 0;
  return (
    <Strip>
      <Notice
        look="error"
        title={title}
        action={<Button onClick={() => saveAsFile(file, code())}>Save code as a file</Button>}
      >
        {unsent ? `Your last edits (${status.edits}) were not sent: save them as a file. ` : ''}
        {text}
      </Notice>
    </Strip>
  );
}

function Strip({ children }: { children: ReactNode }) {
  return <div className="shrink-0 border-b border-line bg-bar p-1">{children}</div>;
}
