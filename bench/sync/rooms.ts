import { Crowd } from './crowd.ts';
import type { History } from './history.ts';
import type { Letters } from './letters.ts';
import { ticketFor } from './pairpad.ts';
import type { BenchRoom } from './pairpad-rooms.ts';
import type { MeasuredServer } from './server-kinds.ts';
import { Typist } from './typist.ts';

/** Rooms that are opened at the same time: more would measure the opening. */
const OPENING = 4;
/** Spreads ids over 32 bits, as the ones that browsers draw are, and never gives one twice. */
const GOLDEN = 2_654_435_761;
let people = 0;

/** Where typists go, and what they find there. */
export interface Site {
  /** Each typist of a room goes to the next one of these. */
  readonly servers: readonly MeasuredServer[];
  readonly history: History;
  /** Rooms of Pairpad's database; undefined: the server takes any name, and the first typist brings the history. */
  readonly rooms: readonly BenchRoom[] | undefined;
}

/** Opens the rooms of a site as they are wanted, from the first one on. */
export class RoomOpener {
  readonly crowd: Crowd;
  private readonly site: Site;
  private opened = 0;

  constructor(site: Site, letters: Letters) {
    this.site = site;
    this.crowd = new Crowd(letters);
  }

  /** No more than this many rooms can be had. */
  get most(): number {
    return this.site.rooms?.length ?? Number.POSITIVE_INFINITY;
  }

  /** Opens rooms of so many typists until there are so many. */
  async open(rooms: number, typists: number): Promise<void> {
    while (this.crowd.size < rooms) {
      const count = Math.min(OPENING, rooms - this.crowd.size);
      const opening = Array.from({ length: count }, () => this.openRoom(this.opened++, typists));
      for (const room of await Promise.all(opening)) this.crowd.add(room);
    }
  }

  private async openRoom(index: number, count: number): Promise<Typist[]> {
    const places = this.site.history.places(count);
    const typists: Typist[] = [];
    for (const [person, place] of places.entries()) {
      const typist = await this.openTypist(index, person, place);
      typists.push(typist);
      // The first brings the history, and must have before others come; the rest may come together.
      if (person === 0) await typist.ready();
    }
    await Promise.all(typists.map((typist) => typist.ready()));
    for (const typist of typists) {
      const others = typists.filter((other) => other !== typist);
      typist.companions = new Map(others.map((other) => [other.clientId, other]));
      typist.showCaret();
    }
    return typists;
  }

  private async openTypist(
    index: number,
    person: number,
    place: ReturnType<History['places']>[number],
  ): Promise<Typist> {
    const { servers, history, rooms } = this.site;
    const server = servers[person % servers.length];
    const room = rooms?.[index];
    if (server === undefined || (rooms !== undefined && room === undefined)) throw new Error('there are no more rooms');
    people += 1;
    const needsToken = server.dialect.name === 'hocuspocus';
    return new Typist({
      dialect: server.dialect,
      origin: server.origin,
      room: room?.roomId ?? `room-${index}`,
      clientId: (people * GOLDEN) % 2 ** 32,
      place,
      history,
      token: room !== undefined ? await ticketFor(room, person, index) : needsToken ? 'none' : undefined,
      confirms: room !== undefined,
      brings: room === undefined && person === 0,
    });
  }
}
