import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A line between one client and whatever instance it is led to: it can be cut, and leads elsewhere afterwards. */
export class ClientLine {
  private readonly server: Server;
  private readonly ends = new Set<Socket>();
  private readonly choose: () => number;
  private isCut = false;
  private isFrozen = false;

  private constructor(server: Server, choose: () => number) {
    this.server = server;
    this.choose = choose;
  }

  /** `choose` names the port of the instance that the next connection goes to. */
  static async open(choose: () => number): Promise<ClientLine> {
    const server = createServer();
    const line = new ClientLine(server, choose);
    server.on('connection', (socket) => line.lead(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return line;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/ws`;
  }

  /** Drops what is connected; the client comes back at once where it can. */
  drop(): void {
    for (const socket of this.ends) socket.destroy();
  }

  cut(): void {
    this.isCut = true;
    this.drop();
  }

  /** Carries nothing any more, and tells neither side: a lost radio, an unplugged cable. */
  freeze(): void {
    this.isFrozen = true;
    for (const socket of this.ends) socket.unpipe();
  }

  /** New connections are led on; those that were frozen stay as they are. */
  mend(): void {
    this.isCut = false;
    this.isFrozen = false;
  }

  close(): void {
    this.server.close();
    this.drop();
  }

  private lead(near: Socket): void {
    if (this.isCut) return void near.destroy();
    if (this.isFrozen) {
      this.ends.add(near);
      near.on('error', () => near.destroy());
      near.on('close', () => this.ends.delete(near));
      return;
    }
    const far = connect(this.choose(), '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.ends.add(from);
      from.on('error', () => from.destroy());
      from.on('close', () => {
        this.ends.delete(from);
        if (!this.isFrozen) to.destroy();
      });
      from.pipe(to);
    }
  }
}
