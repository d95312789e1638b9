import pg from 'pg';
import { parseJson } from '../kernel/json.ts';
import { log } from '../kernel/log.server.ts';
import { CHANNELS, type ChannelKey, type ChannelPayload } from '../protocol/channels.ts';
import type { DatabaseOrTransaction } from './client.server.ts';

type Handlers = { readonly [K in ChannelKey]?: (payload: ChannelPayload<K>) => void };

const RETRY_MS = 500;
/** A connection that only listens would not notice for hours that the other side is gone without a word. */
const BEAT_MS = 10_000;
const ANSWER_MS = 3_000;
const CONNECT_MS = 5_000;

/** Says a hint to every listening process, when the surrounding transaction commits. */
export async function notify<K extends ChannelKey>(
  db: DatabaseOrTransaction,
  key: K,
  payload: ChannelPayload<K>,
): Promise<void> {
  await db.$executeRaw`select pg_notify(${CHANNELS[key].name}, ${JSON.stringify(payload)})`;
}

export interface Listener {
  close(): Promise<void>;
}

/**
 * Listens on a connection of its own and keeps it up for as long as it is not closed. Hints sent while it was down are
 * lost, so `onConnect` runs after each (re)connection: read there what may have been missed.
 */
export async function listen(
  connectionString: string,
  handlers: Handlers,
  onConnect: () => void = () => {},
): Promise<Listener> {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let beat: NodeJS.Timeout | undefined;
  let closed = false;

  const receive = ({ channel, payload }: pg.Notification) => {
    for (const [key, handler] of Object.entries(handlers)) {
      const { name, payload: schema } = CHANNELS[key as ChannelKey];
      if (name !== channel) continue;
      const parsed = schema.safeParse(parseJson(payload ?? ''));
      // The handler and the schema stand under the same key, so the parsed payload is the one it takes.
      if (parsed.success) (handler as (value: unknown) => void)(parsed.data);
    }
  };

  const connect = async () => {
    const next = new pg.Client({
      connectionString,
      keepAlive: true,
      query_timeout: ANSWER_MS,
      connectionTimeoutMillis: CONNECT_MS,
    });
    const lost = () => {
      if (client !== next) return;
      client = undefined;
      clearInterval(beat);
      if (!closed) retry = setTimeout(reconnect, RETRY_MS);
    };
    next.on('error', lost);
    next.on('end', lost);
    next.on('notification', receive);
    await next.connect();
    // Listening twice is listening once, so this asks as well whether anybody is there.
    const hear = async () => {
      for (const key of Object.keys(handlers)) await next.query(`listen ${CHANNELS[key as ChannelKey].name}`);
    };
    await hear();
    client = next;
    beat = setInterval(() => {
      hear().catch(() => {
        lost();
        next.removeListener('notification', receive);
        next.end().catch(() => {});
      });
    }, BEAT_MS);
    onConnect();
  };

  const reconnect = () => {
    connect().catch((error: unknown) => {
      log.warn('the notification channel is down; trying again', { error: String(error) });
      if (!closed) retry = setTimeout(reconnect, RETRY_MS);
    });
  };

  await connect();
  return {
    close: async () => {
      closed = true;
      clearTimeout(retry);
      clearInterval(beat);
      await client?.end();
    },
  };
}
