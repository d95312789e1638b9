'use client';

import Link from 'next/link';
import type { Fault } from '#lib/kernel/fault.ts';
import { Button, buttonClass } from '../../../_components/button.tsx';
import { DoorCard } from './door-card.tsx';
import { KeptWorkOffer } from './kept-work-offer.tsx';

/** Answers that do not change by themselves: what this browser keeps of the room has no way back into it. */
const FOR_GOOD: ReadonlySet<Fault['code']> = new Set(['not_found', 'forbidden', 'room_ended']);

/** Says why one is not in the room; a missing room and a forbidden one read alike. */
export function RefusedCard({ roomId, fault, onRetry }: { roomId: string; fault: Fault; onRetry: () => void }) {
  return (
    <DoorCard title={titleOf(fault)}>
      <p className="text-muted">
        {fault.code === 'room_ended' ? '' : fault.message} {fault.action}
      </p>
      {FOR_GOOD.has(fault.code) ? <KeptWorkOffer roomId={roomId} /> : null}
      <div className="mt-6 flex gap-2">
        <Button onClick={onRetry}>Try again</Button>
        <Link href="/" className={buttonClass('quiet')}>
          Sign in or see your rooms
        </Link>
      </div>
    </DoorCard>
  );
}

function titleOf({ code, message }: Fault): string {
  if (code === 'not_found') return 'This room is not open to you';
  return code === 'room_ended' ? message.replace(/\.$/, '') : 'The room did not open';
}
