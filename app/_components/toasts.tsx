'use client';

import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { buttonClass, iconButtonClass } from './button.tsx';

/** Where short answers to what one just did appear: bottom right, out of the way of the code. */
export function Toasts() {
  const { toasts } = Toast.useToastManager();
  return (
    <Toast.Portal>
      <Toast.Viewport className="fixed right-4 bottom-4 z-50 flex w-80 max-w-[calc(100vw-2rem)] flex-col-reverse gap-2">
        {toasts.map((toast) => (
          <Toast.Root
            key={toast.id}
            toast={toast}
            className="rounded-lg bg-raised shadow-popup transition-[opacity,translate] duration-200 data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
          >
            <Toast.Content className="flex items-start gap-2 py-2.5 pr-2 pl-3">
              <div className="min-w-0 flex-1">
                <Toast.Title className="font-medium" />
                <Toast.Description className="text-muted" />
              </div>
              {toast.actionProps === undefined ? null : <Toast.Action className={buttonClass('plain')} />}
              <Toast.Close aria-label="Close" className={iconButtonClass}>
                <X size={14} aria-hidden />
              </Toast.Close>
            </Toast.Content>
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}
