import { faultOf } from '../../app/_components/api.ts';
import { ok, type Result } from '../../lib/kernel/fault.ts';
import type { World } from './world.ts';

let guests = 0;

/** A guest who came by the room's link, and has tickets of the web app as a page has: where it is away, none. */
export class Guest {
  private readonly world: World;
  private readonly roomId: string;
  private readonly address: string;
  private cookie = '';

  private constructor(world: World, roomId: string) {
    guests += 1;
    this.world = world;
    this.roomId = roomId;
    // Each is somebody else to the web app: what it counts by address must not add up over a long soak.
    this.address = `10.${(guests >> 16) & 255}.${(guests >> 8) & 255}.${guests & 255}`;
  }

  static async join(world: World, roomId: string, invite: string): Promise<Guest> {
    const guest = new Guest(world, roomId);
    const joined = await guest.post('join', { invite, name: `Guest ${guests}` });
    if (!joined.ok) throw new Error(`joining was refused: ${await joined.text()}`);
    guest.cookie = joined.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; ');
    return guest;
  }

  async fetchTicket(): Promise<Result<string>> {
    const answer = await this.post('ticket', undefined);
    const json = (await answer.json().catch(() => undefined)) as { ticket: string } | undefined;
    return answer.ok && json !== undefined ? ok(json.ticket) : { ok: false, fault: faultOf(json) };
  }

  private post(route: string, body: unknown): Promise<Response> {
    const { url } = this.world.app;
    return fetch(`${url}/v1/rooms/${this.roomId}/${route}`, {
      method: 'POST',
      headers: { origin: this.world.publicUrl, cookie: this.cookie, 'x-forwarded-for': this.address },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}
