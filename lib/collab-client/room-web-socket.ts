import { HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { EPOCH_PARAMETER } from '../protocol/timed-edits.ts';

const OPEN = 1;
/** Hocuspocus's "are you there?", which either side may ask; it is answered with the same. */
const PING = Uint8Array.of(9);
/** Hocuspocus's code for a connection that fell silent. */
const SILENT = 4408;

/**
 * Hocuspocus's socket without its queue and without its own reconnecting. What is typed while there is no connection
 * travels with the sync that follows; queued, it would be sent twice, and an hour of it would look like a flood. And
 * it would come back by itself after exactly a second, all pages at once, with tickets that were used.
 */
export class RoomWebSocket extends HocuspocusProviderWebsocket {
  /** Of the document that this page holds; undefined while it holds none. */
  epoch: number | undefined;

  constructor(url: string) {
    super({ url, autoConnect: false, maxAttempts: 1, preserveTrailingSlash: true });
  }

  override get url(): string {
    const url = new URL(super.url);
    if (this.epoch !== undefined) url.searchParams.set(EPOCH_PARAMETER, String(this.epoch));
    return url.href;
  }

  override send(message: unknown): void {
    if (this.webSocket?.readyState === OPEN) super.send(message);
  }

  override onClose(closing: Parameters<HocuspocusProviderWebsocket['onClose']>[0]): void {
    this.shouldConnect = false;
    super.onClose(closing);
  }

  /** Asks the other side to say something. */
  ask(): void {
    this.send(PING);
  }

  /** Takes the connection for dead without waiting for the network to say so. */
  giveUp(): void {
    this.onClose({ event: { code: SILENT, reason: 'no answer' } });
  }
}
