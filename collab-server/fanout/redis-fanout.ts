import { Redis } from '@hocuspocus/extension-redis';
import type { afterLoadDocumentPayload } from '@hocuspocus/server';
import { Redis as RedisClient } from 'ioredis';
import { log } from '../../lib/kernel/log.server.ts';

const PREFIX = 'pairpad';
/** Every instance hears of every other here. */
const ALIVE_CHANNEL = `${PREFIX}#alive`;
const LAST_RETRY_MS = 1_000;
/** A Redis that is there answers at once; without it the instance starts all the same, degraded. */
const FIRST_CONNECT_MS = 2_000;

export interface FanoutHandlers {
  /** Another instance says something about a room. */
  readonly onMessage: (roomId: string, bytes: Uint8Array, from: string) => void;
  readonly onAlive: (from: string) => void;
  /** This instance hears a room's channel from now on; what was said before is not known. */
  readonly onListening: (roomId: string) => void;
  /** Whether Redis can be reached; called when it changes. */
  readonly onReachable: (reachable: boolean) => void;
}

/**
 * The connections, channels and envelope of Hocuspocus's Redis extension, without its way of passing edits on: that
 * publishes before anything is stored, and answers every change with the whole delete set (docs/decisions). What goes
 * over it is decided by `peers`.
 */
export class RedisFanout extends Redis {
  private readonly handlers: FanoutHandlers;
  private readonly wanted = new Set<string>();
  private wasReachable: boolean | undefined;

  constructor(redisUrl: string, identifier: string, handlers: FanoutHandlers) {
    const createClient = () =>
      new RedisClient(redisUrl, {
        // Nothing waits for Redis: what could not be said while it was away is caught up with from the record.
        maxRetriesPerRequest: null,
        // This class listens again by itself. The client's own way leaves its failing to nobody, which ends the process.
        autoResubscribe: false,
        // A commit is of many rooms: what there is to say of them goes out in one write.
        enableAutoPipelining: true,
        retryStrategy: (attempt) => Math.min(LAST_RETRY_MS, 50 * attempt),
      });
    super({ createClient, identifier, prefix: PREFIX });
    this.handlers = handlers;
    this.sub.removeAllListeners('messageBuffer');
    this.sub.on('messageBuffer', (channel: Buffer, data: Buffer) => this.receive(channel.toString(), data));
    for (const client of [this.pub, this.sub]) {
      client.on('error', (error: Error) => this.lost(error));
      client.on('close', () => this.check());
      client.on('ready', () => this.check());
    }
    this.sub.on('ready', () => this.listenAgain());
  }

  get isReachable(): boolean {
    return this.pub.status === 'ready' && this.sub.status === 'ready';
  }

  /** Resolves when Redis is reached, or was not for long enough. */
  async connected(): Promise<void> {
    const ready = (client: typeof this.pub) =>
      client.status === 'ready' ? undefined : new Promise((resolve) => client.once('ready', resolve));
    const late = new Promise((resolve) => setTimeout(resolve, FIRST_CONNECT_MS));
    await Promise.race([Promise.all([ready(this.pub), ready(this.sub)]), late]);
    this.check();
  }

  /** Says something to the other instances; without Redis it is not said. */
  say(roomId: string, bytes: Uint8Array): void {
    this.publish(`${PREFIX}:${roomId}`, bytes);
  }

  sayAlive(): void {
    this.publish(ALIVE_CHANNEL, new Uint8Array());
  }

  override async afterLoadDocument({ documentName }: Pick<afterLoadDocumentPayload, 'documentName'>): Promise<void> {
    this.wanted.add(documentName);
    if (this.isReachable) this.listen([documentName]);
  }

  override async afterUnloadDocument(unloaded: Parameters<Redis['afterUnloadDocument']>[0]): Promise<void> {
    if (unloaded.instance.documents.has(unloaded.documentName)) return;
    this.wanted.delete(unloaded.documentName);
    // Without Redis there is nothing to leave.
    if (this.sub.status === 'ready') await this.sub.unsubscribe(`${PREFIX}:${unloaded.documentName}`).catch(() => {});
  }

  // What follows is the extension's own way, which `peers` replaces.
  override async onChange(): Promise<void> {}
  override async onAwarenessUpdate(): Promise<void> {}
  override async beforeUnloadDocument(): Promise<void> {}

  override async onDestroy(): Promise<void> {
    // The extension would wait for Redis to say goodbye.
    this.pub.disconnect(false);
    this.sub.disconnect(false);
  }

  private publish(channel: string, bytes: Uint8Array): void {
    if (this.pub.status !== 'ready') return;
    this.pub.publish(channel, Buffer.concat([this.messagePrefix, bytes])).catch(() => {});
  }

  private listen(roomIds: readonly string[]): void {
    if (roomIds.length === 0) return;
    this.sub.subscribe(...roomIds.map((roomId) => `${PREFIX}:${roomId}`)).then(
      () => {
        for (const roomId of roomIds) this.handlers.onListening(roomId);
      },
      (error: unknown) => log.warn('rooms cannot be heard from Redis', { error: String(error) }),
    );
  }

  private listenAgain(): void {
    this.sub.subscribe(ALIVE_CHANNEL).catch(() => {});
    this.listen([...this.wanted]);
  }

  private receive(channel: string, data: Buffer): void {
    const length = data[0] ?? 0;
    const from = data.toString('utf8', 1, 1 + length);
    if (from === this.configuration.identifier) return;
    if (channel === ALIVE_CHANNEL) this.handlers.onAlive(from);
    else this.handlers.onMessage(channel.slice(PREFIX.length + 1), new Uint8Array(data.subarray(1 + length)), from);
  }

  private lost(error: Error): void {
    if (this.wasReachable === true) log.warn('Redis cannot be reached', { error: error.message });
    this.check();
  }

  private check(): void {
    const reachable = this.isReachable;
    if (reachable === this.wasReachable) return;
    this.wasReachable = reachable;
    this.handlers.onReachable(reachable);
  }
}
