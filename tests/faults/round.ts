import * as Y from 'yjs';
import { connectPool } from '../../lib/db/pool.server.ts';
import { loadRecord } from '../../lib/record/loader.server.ts';
import { makeRoom } from '../support/rooms.ts';
import { waitFor } from '../support/wait-for.ts';
import { ClientLine } from './client-line.ts';
import { FAULTS, type FaultName } from './faults.ts';
import { Guest } from './guest.ts';
import { sayOnline } from './network-news.ts';
import { Random } from './random.ts';
import { type Claim, Typist } from './typist.ts';
import type { World } from './world.ts';

export interface RoundOptions {
  readonly seed: number;
  readonly faults: readonly FaultName[];
  readonly awayMs: number;
  readonly typists?: number;
  /** Pages come back as soon as all is mended, not in their own time, which may be 22 s. */
  readonly isHurried?: boolean;
}

/** What became of one round. */
export interface Outcome {
  /** Edits that pages had shown as saved. */
  readonly savedEdits: number;
  /** Words that should be there and are not, or the other way round. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly problems: readonly string[];
}

/** After the last fault is mended everything must be saved within this time; pages wait up to 22 s between attempts. */
const HEAL_MS = 60_000;
const TYPING_MS = 30;
const HURRY_MS = 500;

/** Plays one round: everybody types, one fault after the other happens, all is mended, and then it is counted. */
export async function playRound(world: World, options: RoundOptions): Promise<Outcome> {
  const { seed, faults, awayMs } = options;
  const random = new Random(seed);
  const { roomId, guestInvite } = await makeRoom(world.db, { template: 'hello' });
  // Words go behind a closing bracket, and the starter code has none of its own in every language.
  await seedText(world, roomId);
  const typists: Typist[] = [];
  for (let n = 0; n < (options.typists ?? 4); n += 1)
    typists.push(await join(world, { roomId, guestInvite }, new Random(random.below(2 ** 31))));
  let isTyping = true;
  let hurrying: NodeJS.Timeout | undefined;
  const typeOn = async () => {
    while (isTyping) {
      random.pick(typists).type();
      await pause(random.below(TYPING_MS));
    }
  };
  let typing: Promise<void> | undefined;
  try {
    // Before they type: once they do, there is hardly a moment at which nobody has anything unsaved.
    await waitFor(() => typists.every(({ isSaved }) => isSaved), { timeoutMs: HEAL_MS, what: 'everybody is there' });
    typing = typeOn();
    for (const name of faults) {
      await pause(random.between(100, 500));
      await FAULTS[name]({ world, roomId, typists, random, awayMs });
    }
    await pause(random.between(100, 500));
    isTyping = false;
    await typing;
    if (options.isHurried) hurrying = setInterval(sayOnline, HURRY_MS);
    return await judge(world, roomId, typists);
  } finally {
    isTyping = false;
    clearInterval(hurrying);
    await typing?.catch(() => {});
    for (const typist of typists) typist.close();
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

async function join(
  world: World,
  { roomId, guestInvite }: { readonly roomId: string; readonly guestInvite: string },
  random: Random,
): Promise<Typist> {
  const guest = await Guest.join(world, roomId, guestInvite);
  const line = await ClientLine.open(() => random.pick(world.instances).port);
  return new Typist(roomId, line, random, () => guest.fetchTicket());
}

/** Gives the room a text that a word can follow, as a row of its own. */
async function seedText({ db }: World, roomId: string): Promise<void> {
  const doc = new Y.Doc();
  doc.getText('code').insert(0, '<start>');
  const update = new Uint8Array(Y.encodeStateAsUpdate(doc));
  await db.recordRow.create({
    data: { roomId, epoch: 1, seq: 3, at: new Date(), instanceId: 'test', update },
  });
  await db.recordHead.update({ where: { roomId }, data: { seq: 3 } });
}

async function judge(world: World, roomId: string, typists: readonly Typist[]): Promise<Outcome> {
  const problems: string[] = [];
  const settled = () => typists.every(({ isSaved }) => isSaved) && new Set(typists.map(({ text }) => text)).size === 1;
  await waitFor(settled, { timeoutMs: HEAL_MS, what: 'all is saved and the same' }).catch(() => {
    const states = typists.map(({ page, text }) => `${JSON.stringify(page.status.get())} ${text.length}`);
    problems.push(`not all saved and the same: ${states.join('; ')}`);
  });
  const text = await storedText(world, roomId);
  if (typists.some((typist) => typist.text !== text)) problems.push('the record folds to another text');
  const claims = typists.flatMap((typist) => typist.claims());
  const count = ({ word }: Claim) => text.split(word).length - 1;
  return {
    savedEdits: typists.reduce((sum, { savedEdits }) => sum + savedEdits, 0),
    lost: claims.filter((claim) => count(claim) < claim.occurrences).map(({ word }) => word),
    doubled: claims.filter((claim) => count(claim) > claim.occurrences).map(({ word }) => word),
    problems,
  };
}

/** The room's text as Postgres alone has it, from its rows and not from a snapshot (REP1). */
async function storedText({ databaseUrl, db }: World, roomId: string): Promise<string> {
  const pool = connectPool(databaseUrl, { size: 1 });
  const doc = new Y.Doc();
  try {
    await db.snapshot.deleteMany({ where: { roomId } });
    await loadRecord(pool, roomId, doc, 'test');
    return doc.getText('code').toString();
  } finally {
    await pool.end();
  }
}
