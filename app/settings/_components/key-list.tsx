'use client';

import type { ApiKey } from '#lib/protocol/workspace.ts';
import { AskFirst } from '../../_components/ask-first.tsx';
import { LocalTime } from '../../_components/local-time.tsx';
import { useCall } from '../../_components/use-call.ts';
import { SCOPE_WORDS } from './scope-words.ts';
import { EmptyList } from './section.tsx';

/** One's own API keys. */
export function KeyList({ keys }: { keys: readonly ApiKey[] }) {
  const { call } = useCall();
  if (keys.length === 0) {
    return <EmptyList title="No keys yet">Make one above for each program, so that each can be taken back.</EmptyList>;
  }
  return (
    <ul aria-label="Your keys" className="divide-y divide-line border-y border-line">
      {keys.map(({ keyId, name, prefix, scopes, expiresAt, lastUsedAt }) => (
        <li key={keyId} className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-2">
          <div className="min-w-0 flex-1 basis-56 max-sm:basis-full">
            <p className="truncate font-medium">{name}</p>
            <p className="text-small text-muted">{scopes.map((scope) => SCOPE_WORDS[scope]).join(' · ')}</p>
          </div>
          <code className="font-mono text-small text-muted">{prefix}…</code>
          <span className="w-40 text-small text-muted">
            {lastUsedAt === null ? (
              'Never used'
            ) : (
              <>
                Used <LocalTime at={lastUsedAt} />
              </>
            )}
            <br />
            {expiresAt === null ? (
              'No end'
            ) : (
              <>
                Ends <LocalTime at={expiresAt} shape="date" />
              </>
            )}
          </span>
          <AskFirst
            label="Take back"
            about={`the key ${name}`}
            question="Programs with it stop working."
            confirm="Take back"
            onConfirm={async () => void (await call(`/v1/keys/${keyId}`, { method: 'DELETE' }))}
          />
        </li>
      ))}
    </ul>
  );
}
