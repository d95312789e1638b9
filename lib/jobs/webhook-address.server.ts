import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { fail, ok, type Result } from '../kernel/fault.ts';

/** What a webhook's address must be like: whoever may set one must not reach into the network that we stand in. */
export interface AddressPolicy {
  /** The operator lets webhooks go to their own network. */
  readonly allowPrivate: boolean;
}

/** Whether an address belongs to the public internet: not to this machine, its network or any special purpose. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** Checks what can be known of a webhook's address before it is looked up. */
export function checkWebhookUrl(text: string, { allowPrivate }: AddressPolicy): Result<URL> {
  const url = new URL(text);
  const refuse = (message: string) => fail('bad_request', message, { field: 'url' });
  if (url.username !== '' || url.password !== '') return refuse('Leave name and password out of the address.');
  if (allowPrivate) return ok(url);
  if (url.protocol !== 'https:') return refuse('The address must begin with https://.');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublicAddress(host)) return refuse('This address is not on the public internet.');
  return ok(url);
}

/**
 * Looks a name up for a connection and refuses it when any of its addresses is not public. The check stands where the
 * connection takes its address from: a name that answers otherwise the second time gains nothing.
 */
export function guardedLookup({ allowPrivate }: AddressPolicy) {
  return (
    hostname: string,
    options: LookupOptions,
    done: (error: Error | null, addresses: LookupAddress[] | string, family?: number) => void,
  ): void => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const first = addresses?.[0];
      if (error !== null) done(error, []);
      else if (first === undefined || !(allowPrivate || addresses.every(({ address }) => isPublicAddress(address)))) {
        done(new Error('the name leads to an address that is not on the public internet'), []);
      } else if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}
