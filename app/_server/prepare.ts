import { nameAddresses } from '#lib/kernel/client-address.server.ts';
import { env } from '#lib/kernel/env.server.ts';

/** What a web process does before it serves anything. */
export async function prepareWebProcess(): Promise<void> {
  nameAddresses(env().TRUST_PROXY);
}
