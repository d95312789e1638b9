import { newId } from './ids.ts';
import { singleton } from './singleton.server.ts';

/** Names this process among all that share the database; new at every start. */
export const instanceId = singleton('instanceId', newId);
