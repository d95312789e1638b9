'use client';

import { useEffect, useState } from 'react';
import { type KeepPage, WORKER_PATH } from './worker-protocol.ts';

/** Whether this page would open again without a network. */
export type OfflinePage =
  | 'preparing'
  | 'kept'
  /** Browsers keep pages only of HTTPS and of the own machine. */
  | 'insecure'
  /** This browser keeps none (a private window), or the server has no worker for it. */
  | 'unavailable';

/** Has this room's page kept for opening it without a network, and says how that went. */
export function useOfflinePage(path: string): OfflinePage {
  const [state, setState] = useState<OfflinePage>('preparing');
  useEffect(() => {
    let current = true;
    void keepPage(path).then((next) => current && setState(next));
    return () => {
      current = false;
    };
  }, [path]);
  return state;
}

async function keepPage(path: string): Promise<OfflinePage> {
  if (!window.isSecureContext) return 'insecure';
  // biome-ignore lint/style/noProcessEnv: written in by the build; development has no worker.
  if (navigator.serviceWorker === undefined || process.env.NODE_ENV !== 'production') return 'unavailable';
  try {
    await navigator.serviceWorker.register(WORKER_PATH);
    const { active } = await navigator.serviceWorker.ready;
    return active !== null && (await ask(active, { type: 'keep', path })) ? 'kept' : 'unavailable';
  } catch {
    // Offline, on a page that the worker has opened: it is still there.
    return navigator.serviceWorker.controller === null ? 'unavailable' : 'kept';
  }
}

function ask(worker: ServiceWorker, message: KeepPage): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data === true);
    worker.postMessage(message, [port2]);
  });
}
