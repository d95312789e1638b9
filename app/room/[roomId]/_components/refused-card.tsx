'use client';

import Link from 'next/link';
import type { Fault } from '#lib/kernel/fault.ts';
import { Button, buttonClass } from '../../../_components/button.tsx';
import { DoorCard } from './door-card.tsx';

/** Says why one is not in the room; a missing room and a forbidden one read alike. */
export function RefusedCard({ fault, onRetry }: { fault: Fault; onRetry: () => void }) {
  return (
    <DoorCard title={fault.code === 'not_found' ? 'This room is not open to you' : 'The room did not open'}>
      <p className="text-muted">
        {fault.message} {fault.action}
      </p>
      <div className="mt-6 flex gap-2">
        <Button onClick={onRetry}>Try again</Button>
        <Link href="/" className={buttonClass('quiet')}>
          Sign in or see your rooms
        </Link>
      </div>
    </DoorCard>
  );
}
