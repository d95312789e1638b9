import type { Result } from '../kernel/fault.ts';
import { CLOSE_CODES, FINAL_CLOSE_CODES } from '../protocol/close-codes.ts';
import { finalCodeOf } from './final-faults.ts';
import { retryDelayMs } from './retry-delay.ts';
import { RoomWebSocket } from './room-web-socket.ts';

/** What RFC 6455 has for a frame over the bound. */
const FRAME_TOO_LARGE = 1009;
/** From asking for the connection to being in the room; longer, and another attempt is the better bet. */
const ARRIVAL_MS = 15_000;

export interface RoomLinkOptions {
  readonly wsUrl: string;
  readonly fetchTicket: () => Promise<Result<string>>;
  /** The connection is gone; another attempt follows unless it was refused. */
  readonly onDown: () => void;
  /** Reconnecting cannot help; with one of CLOSE_CODES. */
  readonly onRefused: (code: number) => void;
  /** Something that the connection line shows may be different. */
  readonly onChange: () => void;
}

/** Gets a page into its room, with a fresh ticket each time, again and again until it is refused for good. */
export class RoomLink {
  readonly socket: RoomWebSocket;
  ticket = '';
  /** Attempts since the last arrival. */
  failures = 0;
  private readonly options: RoomLinkOptions;
  private over = false;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private arrivalTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: RoomLinkOptions) {
    this.options = options;
    this.socket = new RoomWebSocket(options.wsUrl);
    this.socket.on('disconnect', this.onClose);
    globalThis.addEventListener?.('online', this.hurry);
    globalThis.addEventListener?.('offline', this.onOffline);
  }

  async connect(): Promise<void> {
    this.retryTimer = undefined;
    if (this.over) return;
    try {
      const asked = await this.options.fetchTicket();
      if (this.over) return;
      if (!asked.ok) {
        const code = finalCodeOf(asked.fault);
        return code === undefined ? this.retryLater() : this.refuse(code);
      }
      this.ticket = asked.value;
      this.arrivalTimer = setTimeout(() => this.socket.giveUp(), ARRIVAL_MS);
      await this.socket.connect();
    } catch {
      this.retryLater();
    }
  }

  /** The page is in its room. */
  arrived(): void {
    clearTimeout(this.arrivalTimer);
    this.failures = 0;
  }

  refuse(code: number): void {
    if (this.over) return;
    this.stop();
    this.options.onRefused(code);
  }

  stop(): void {
    this.over = true;
    clearTimeout(this.retryTimer);
    clearTimeout(this.arrivalTimer);
    globalThis.removeEventListener?.('online', this.hurry);
    globalThis.removeEventListener?.('offline', this.onOffline);
    this.socket.destroy();
  }

  private retryLater(delayMs = retryDelayMs(this.failures)): void {
    if (this.over) return;
    this.failures += 1;
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => void this.connect(), delayMs);
    this.options.onChange();
  }

  private readonly hurry = () => {
    if (this.retryTimer !== undefined) this.retryLater(0);
    this.options.onChange();
  };

  /** The sockets of a machine that lost its network stay open for half a minute and carry nothing. */
  private readonly onOffline = () => {
    if (this.socket.webSocket !== null && this.retryTimer === undefined) this.socket.giveUp();
    this.options.onChange();
  };

  private readonly onClose = ({ event }: { event: { code: number } }) => {
    if (this.over) return;
    clearTimeout(this.arrivalTimer);
    this.options.onDown();
    if (FINAL_CLOSE_CODES.has(event.code)) this.refuse(event.code);
    // The same edits would be refused again, for as long as somebody retries.
    else if (event.code === FRAME_TOO_LARGE || event.code === CLOSE_CODES.tooLarge) this.refuse(CLOSE_CODES.tooLarge);
    else if (event.code === CLOSE_CODES.accessChanged && this.failures === 0) this.retryLater(0);
    else this.retryLater();
  };
}
