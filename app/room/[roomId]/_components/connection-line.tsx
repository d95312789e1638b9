'use client';

import { Cloud, CloudCheck, CloudOff, CloudUpload, Eye, type LucideIcon, RefreshCw, Unplug } from 'lucide-react';
import type { ConnectionStatus, Observable } from '#lib/collab-client/connection-status.ts';
import { useObservable } from '../../../_components/use-observable.ts';
import { connectionWords } from '../_lib/connection-words.ts';
import { useStatusAnnounced } from '../_lib/use-announcements.ts';

const LOOKS: Record<
  ConnectionStatus['kind'],
  { readonly Icon: LucideIcon; readonly color: string; readonly turns?: true }
> = {
  connecting: { Icon: Cloud, color: 'text-muted' },
  saved: { Icon: CloudCheck, color: 'text-muted' },
  saving: { Icon: CloudUpload, color: 'text-muted' },
  offline: { Icon: CloudOff, color: 'text-warn' },
  reconnecting: { Icon: RefreshCw, color: 'text-warn', turns: true },
  read_only: { Icon: Eye, color: 'text-muted' },
  closed: { Icon: Unplug, color: 'text-danger' },
};

function lookOf(status: ConnectionStatus) {
  const look = LOOKS[status.kind];
  return status.kind === 'saving' && status.lateSeconds !== undefined ? { ...look, color: 'text-warn' } : look;
}

/**
 * Where one's edits are, in words and an icon. Screen readers hear of changes through the announcer. It follows the
 * status itself, because that changes with each key.
 */
export function ConnectionLine({ status: observable }: { status: Observable<ConnectionStatus> }) {
  const status = useObservable(observable);
  useStatusAnnounced(status);
  const { Icon, color, turns } = lookOf(status);
  return (
    <p
      data-testid="connection"
      data-status={status.kind}
      // As wide as its two usual words, so that typing does not make the bar twitch.
      // On a phone the long sentences take a line of their own.
      className={`flex min-w-20 shrink-0 items-center gap-1.5 pl-1 whitespace-nowrap ${'edits' in status && status.edits > 0 && status.kind !== 'saving' ? 'max-sm:order-last max-sm:basis-full max-sm:pb-1.5 max-sm:pl-2.5' : ''} ${color}`}
    >
      <Icon size={14} aria-hidden className={`shrink-0 ${turns ? 'turning' : ''}`} />
      {connectionWords(status)}
    </p>
  );
}
