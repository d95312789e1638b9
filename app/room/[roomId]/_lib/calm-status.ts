import type { ConnectionStatus, Observable } from '#lib/collab-client/connection-status.ts';

/**
 * A room's status that does not tell saving from saved: those take turns with each key, and whoever follows them draws
 * anew as often.
 */
export function calmStatus({ get, subscribe }: Observable<ConnectionStatus>): Observable<ConnectionStatus> {
  let last = get();
  return {
    subscribe,
    get: () => {
      const now = get();
      if (!(isUp(last) && isUp(now))) last = now;
      return last;
    },
  };
}

const isUp = ({ kind }: ConnectionStatus) => kind === 'saved' || kind === 'saving';
