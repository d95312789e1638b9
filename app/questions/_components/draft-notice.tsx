'use client';

import { Notice } from '../../_components/notice.tsx';
import { ago } from '../../rooms/_components/ago.ts';
import type { DraftState } from '../_lib/use-draft.ts';

interface DraftNoticeProps {
  readonly resumed: DraftState['resumed'];
  readonly newest: number | undefined;
}

/** Says that what is shown is not what is stored: somebody wrote it here before and did not save it. */
export function DraftNotice({ resumed, newest }: DraftNoticeProps) {
  if (resumed === undefined) return null;
  const when = ago(resumed.at, Date.now());
  if (newest !== undefined && resumed.base !== null && resumed.base !== newest) {
    return (
      <Notice look="warn" title={`Version ${newest} was saved in the meantime.`}>
        Here is what you wrote on top of version {resumed.base}, {when}. Saving makes it the newest; version {newest}{' '}
        stays in the list below.
      </Notice>
    );
  }
  return (
    <Notice look="info" title="Here is what you did not save.">
      You wrote it {when}, and this browser kept it.
    </Notice>
  );
}
