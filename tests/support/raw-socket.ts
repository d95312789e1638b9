import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { type ClientOptions, WebSocket } from 'ws';
import * as Y from 'yjs';
import {
  type ClientMessage,
  decodeServerMessage,
  encodeMessage,
  type ServerMessage,
} from '../../lib/protocol/sync-messages.ts';
import { waitFor } from './wait-for.ts';

/** The Hocuspocus wire's numbers, written out so that a test does not believe the code under test. */
const TYPE = { sync: 0, awareness: 1, auth: 2, stateless: 5 } as const;

/** A socket that says exactly what a test wants, as no page would. */
export class RawSocket {
  readonly roomId: string;
  readonly socket: WebSocket;
  readonly messages: ServerMessage[] = [];
  /** What the server's document holds, as far as this socket was told. */
  readonly doc = new Y.Doc();
  closedWith: number | undefined;
  hasAnswer = false;

  /** `epoch`: of the copy that it claims to hold. */
  constructor(port: number, roomId: string, options: ClientOptions = {}, epoch?: number) {
    this.roomId = roomId;
    this.socket = new WebSocket(`ws://127.0.0.1:${port}/ws${epoch === undefined ? '' : `?epoch=${epoch}`}`, options);
    this.socket.on('close', (code) => (this.closedWith = code));
    this.socket.on('error', () => {});
    this.socket.on('message', (data: Buffer) => this.read(data));
  }

  async open(ticket: string): Promise<this> {
    await waitFor(() => this.socket.readyState === WebSocket.OPEN, { what: 'the raw socket opens' });
    this.sendTicket(ticket);
    return this;
  }

  /** Opens, is admitted and has the server's document. */
  async enter(ticket: string): Promise<this> {
    await this.open(ticket);
    this.askForAll();
    await waitFor(() => this.hasAnswer, { what: 'the raw socket has the document' });
    return this;
  }

  sendTicket(ticket: string): void {
    this.send(TYPE.auth, (encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, ticket);
      encoding.writeVarString(encoder, '4.7.0');
    });
  }

  askForAll(): void {
    this.sendSync(0, Y.encodeStateVector(this.doc));
  }

  update(update: Uint8Array): void {
    this.sendSync(2, update);
  }

  /** What a page answers when the server asks for what it lacks. */
  answer(update: Uint8Array = Y.encodeStateAsUpdate(this.doc)): void {
    this.sendSync(1, update);
  }

  presence(clientId: number, clock: number, state: unknown): void {
    const inner = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    });
    this.send(TYPE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, inner));
  }

  say(message: ClientMessage): void {
    this.send(TYPE.stateless, (encoder) => encoding.writeVarString(encoder, encodeMessage(message)));
  }

  has(message: ServerMessage): boolean {
    return this.messages.some((other) => JSON.stringify(other) === JSON.stringify(message));
  }

  private sendSync(type: number, payload: Uint8Array): void {
    this.send(TYPE.sync, (encoder) => {
      encoding.writeVarUint(encoder, type);
      encoding.writeVarUint8Array(encoder, payload);
    });
  }

  private send(type: number, write: (encoder: encoding.Encoder) => void): void {
    this.socket.send(
      encoding.encode((encoder) => {
        encoding.writeVarString(encoder, this.roomId);
        encoding.writeVarUint(encoder, type);
        write(encoder);
      }),
    );
  }

  private read(data: Buffer): void {
    if (data.byteLength === 1) return;
    const decoder = decoding.createDecoder(data);
    decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    if (type === TYPE.stateless) {
      const message = decodeServerMessage(decoding.readVarString(decoder));
      if (message !== undefined) this.messages.push(message);
    }
    if (type !== TYPE.sync) return;
    const step = decoding.readVarUint(decoder);
    if (step === 0) return;
    Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder), 'server');
    this.hasAnswer = true;
  }
}
