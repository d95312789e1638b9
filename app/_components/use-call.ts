'use client';

import { Toast } from '@base-ui/react/toast';
import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import { z } from 'zod';
import { api, type Call } from './api.ts';

type Calling<T> = Omit<Call<T>, 'answer'> & { readonly answer?: Call<T>['answer'] };

/**
 * Asks the API for something that changes what a page shows: a fault is said in a toast, and after success the page is
 * read anew. Answers what the API answered, or undefined where it refused.
 */
export function useCall() {
  const router = useRouter();
  const toasts = Toast.useToastManager();
  const [pending, setPending] = useState(false);

  const call = useCallback(
    async <T = unknown>(path: string, { answer = z.unknown() as z.ZodType<T>, ...rest }: Calling<T>) => {
      setPending(true);
      const answered = await api<T>(path, { ...rest, answer });
      setPending(false);
      if (!answered.ok) {
        toasts.add({ title: answered.fault.message, description: answered.fault.action });
        return undefined;
      }
      router.refresh();
      return { value: answered.value };
    },
    [router, toasts],
  );
  return { call, pending };
}
