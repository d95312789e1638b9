'use client';

import { Toast } from '@base-ui/react/toast';
import { GitBranch } from 'lucide-react';
import { useState } from 'react';
import { seqOfPosition } from '#lib/replay/places.ts';
import { Button } from '../../../_components/button.tsx';
import type { ReplayActions } from '../_lib/replay-source.ts';
import type { OpenReplay } from '../_lib/use-replay.ts';

interface BranchButtonProps {
  readonly replay: OpenReplay;
  readonly actions: ReplayActions;
}

/** Opens a new room with the code of this moment. */
export function BranchButton({ replay: { tape, player }, actions }: BranchButtonProps) {
  const branch = useBranch(actions);
  return (
    <Button
      look="quiet"
      pending={branch.pending}
      title="A new room with the code of this moment"
      onClick={() => branch.start({ seq: seqOfPosition(tape, player.get().position) })}
    >
      <GitBranch size={14} aria-hidden />
      <span className="max-sm:sr-only">Branch from here</span>
    </Button>
  );
}

/** Opens a branch in place of this page, or says why it cannot. */
export function useBranch(actions: ReplayActions) {
  const toasts = Toast.useToastManager();
  const [pending, setPending] = useState(false);
  const start = async (from: Parameters<ReplayActions['branch']>[0]) => {
    setPending(true);
    const answer = await actions.branch(from);
    if (answer.ok) location.assign(answer.value);
    else {
      setPending(false);
      toasts.add({ title: answer.fault.message, description: answer.fault.action });
    }
  };
  return { pending, start };
}
