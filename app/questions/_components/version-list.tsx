import Link from 'next/link';
import type { QuestionVersion } from '#lib/protocol/question-bank.ts';
import { ago } from '../../rooms/_components/ago.ts';

interface VersionListProps {
  readonly questionId: string;
  readonly versions: readonly QuestionVersion[];
  readonly shown: number;
  readonly now: number;
}

/** Every version of a question, newest first; each can be looked at, and saved again. */
export function VersionList({ questionId, versions, shown, now }: VersionListProps) {
  return (
    <details className="mt-8 rounded-lg border border-line">
      <summary className="min-h-9 px-3 py-2 font-medium">
        {versions.length === 1 ? 'One version' : `${versions.length} versions`}
      </summary>
      <ol className="divide-y divide-line border-t border-line">
        {versions.map(({ version, title, savedAt, savedBy }) => (
          <li key={version}>
            <Link
              href={`/questions/${questionId}?version=${version}`}
              aria-current={version === shown ? 'true' : undefined}
              className="flex min-h-9 flex-wrap items-center gap-x-3 px-3 py-1.5 hover:bg-bar aria-[current=true]:bg-bar"
            >
              <span className="w-10 font-medium">{version}</span>
              <span className="min-w-0 flex-1 truncate">{title}</span>
              <span className="text-muted">{savedBy ?? 'Pairpad'}</span>
              <time dateTime={new Date(savedAt).toISOString()} className="w-28 text-right text-muted">
                {ago(savedAt, now)}
              </time>
            </Link>
          </li>
        ))}
      </ol>
    </details>
  );
}
