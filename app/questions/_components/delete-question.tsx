'use client';

import { Toast } from '@base-ui/react/toast';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { z } from 'zod';
import { api } from '../../_components/api.ts';
import { Button } from '../../_components/button.tsx';
import { UNDO_MS } from '../../_components/undo.ts';

/** Takes a question out of the bank, and offers to take that back. */
export function DeleteQuestion({ questionId, title }: { questionId: string; title: string }) {
  const router = useRouter();
  const toasts = Toast.useToastManager();
  const [pending, setPending] = useState(false);

  const restore = async () => {
    const restored = await api(`/v1/questions/${questionId}/restore`, { method: 'POST', answer: z.unknown() });
    if (!restored.ok) toasts.add({ title: restored.fault.message, description: restored.fault.action });
    router.refresh();
  };
  const remove = async () => {
    setPending(true);
    const removed = await api(`/v1/questions/${questionId}`, { method: 'DELETE', answer: z.unknown() });
    setPending(false);
    if (!removed.ok) {
      toasts.add({ title: removed.fault.message, description: removed.fault.action });
      return;
    }
    toasts.add({
      title: `“${title}” is deleted`,
      description: 'Rooms keep it where it was put in.',
      timeout: UNDO_MS,
      actionProps: { children: 'Undo', onClick: () => void restore() },
    });
    router.push('/questions');
    router.refresh();
  };

  return (
    <Button look="danger" pending={pending} onClick={remove}>
      Delete
    </Button>
  );
}
