import * as Y from 'yjs';
import type { CaretPoint, RoomEvent } from '../../lib/protocol/events.ts';
import type { Person } from '../../lib/protocol/people.ts';
import type { RunHistory } from '../../lib/protocol/replay.ts';
import type { BundleRow } from '../../lib/replay/bundle/bundle-format.ts';
import { writeBundle } from '../../lib/replay/bundle/write-bundle.ts';
import { ask, type Member } from './members.ts';

export const START = Date.UTC(2026, 0, 5, 9);
const GRACE: Person = { participantId: 'grace', name: 'Grace Hopper', role: 'host', color: 0 };
const ADA: Person = { participantId: 'ada', name: 'Ada Lovelace', role: 'guest', color: 1 };

export const PASTED = 'function sum(list) { return list.reduce((a, b) => a + b, 0); }\n';
export const OFFLINE = '// written on the train\n';

/** What each run executed. */
export const SOURCES = ['console.log(sum([1, 2, 3]));\n', 'console.log(sum([4, 5, 6]));\n'] as const;

/** A session made row by row, each at the second that is given. */
export class MadeSession {
  readonly rows: BundleRow[] = [];
  readonly people: Person[];
  private readonly docs: ReadonlyMap<string, Y.Doc>;

  constructor(...people: Person[]) {
    this.people = people;
    this.docs = new Map(
      people.map(({ participantId }, index) => {
        const doc = new Y.Doc();
        doc.clientID = 11 + index;
        return [participantId, doc];
      }),
    );
  }

  /** Whose client ids are whose. */
  get clients() {
    return [...this.docs].map(([participantId, { clientID: clientId }]) => ({ clientId, participantId }));
  }

  event(second: number, event: RoomEvent, participantId: string | null = null): void {
    this.#append(second, participantId, null, { event });
  }

  /** Somebody changes the text, and the others' pages hear of it. */
  edit(second: number, by: Person, change: (text: Y.Text) => void, typedSecond?: number): void {
    const doc = this.docOf(by);
    const before = Y.encodeStateVector(doc);
    doc.transact(() => change(doc.getText('code')));
    const update = Y.encodeStateAsUpdate(doc, before);
    for (const other of this.docs.values()) Y.applyUpdate(other, update);
    this.#append(second, by.participantId, typedSecond ?? null, { update });
  }

  select(second: number, by: Person, from: number, to: number): void {
    const points = [from, to].map((index): CaretPoint => {
      const { item } = Y.createRelativePositionFromTypeIndex(this.docOf(by).getText('code'), index);
      return item === null ? null : [item.client, item.clock];
    });
    const [anchor = null, head = null] = points;
    this.event(second, { type: 'carets', carets: [{ participantId: by.participantId, points: [anchor, head] }] });
  }

  /** The text as it is now. */
  get text(): string {
    const [doc] = this.docs.values();
    return doc?.getText('code').toString() ?? '';
  }

  private docOf({ participantId, name }: Person): Y.Doc {
    const doc = this.docs.get(participantId);
    if (doc === undefined) throw new Error(`${name} is not in this session`);
    return doc;
  }

  #append(second: number, participantId: string | null, typedSecond: number | null, content: BundleRow['content']) {
    const claimedAt = typedSecond === null ? null : START + typedSecond * 1_000;
    const seq = this.rows.length + 1;
    this.rows.push({ seq, at: START + second * 1_000, claimedAt, participantId, verified: true, content });
  }
}

function run(index: 0 | 1, second: number, seq: number): RunHistory {
  const at = START + second * 1_000;
  const failed = index === 1;
  return {
    runId: `run-${index}`,
    participantId: ADA.participantId,
    startedBy: ADA.name,
    language: 'python',
    code: SOURCES[index],
    stdin: failed ? 'four five\n' : '',
    timeoutSeconds: 10,
    seq,
    state: 'ended',
    end: { reason: 'exited', exitCode: failed ? 1 : 0 },
    executionTimeMs: 12,
    memoryUsageMb: 9,
    startedAt: at,
    endedAt: at + 500,
    chunks: [{ n: 1, at: at + 200, stream: failed ? 'stderr' : 'stdout', text: failed ? 'no such sum\n' : '6\n' }],
  };
}

/**
 * Imports a session in which everything happens that a timeline shows, each at a known second: typing at 1, a selection at 2, a
 * paste at 5, away from the tab from 10 to 14, a question at 20, another language at 25, a run that passes at 30 and one
 * that fails at 40, typing at 45 that arrives at 60, a deletion at 65, the host's line at 70, the end at 80. Answers its room, the
 * account's own.
 */
export async function importMadeSession(account: Member): Promise<string> {
  const made = new MadeSession(GRACE, ADA);
  const by = { participantId: ADA.participantId };
  made.event(0, { type: 'room_created', language: 'javascript', template: 'blank' });
  for (const person of [GRACE, ADA]) made.event(0, { type: 'person_joined', person });
  made.edit(1, ADA, (text) => text.insert(0, 'const numbers = [1, 2, 3];\n'));
  made.select(2, ADA, 6, 13);
  made.edit(5, ADA, (text) => text.insert(text.length, PASTED));
  made.event(5, { type: 'pasted', ...by, characters: PASTED.length });
  made.event(10, { type: 'tab_left', ...by });
  made.event(14, { type: 'tab_returned', ...by });
  made.event(20, { type: 'question_changed', participantId: GRACE.participantId, n: 1, title: 'Add them up' });
  made.event(25, { type: 'language_changed', language: 'python', ...by });
  const runs = [30, 40].map((second, index) => {
    const started = run(index === 0 ? 0 : 1, second, made.rows.length);
    made.event(second, { type: 'run_started', runId: started.runId, language: 'python', ...by });
    made.event(second + 0.5, {
      type: 'run_ended',
      runId: started.runId,
      end: started.end ?? { reason: 'stopped', by: '' },
    });
    return started;
  });
  made.edit(60, ADA, (text) => text.insert(text.length, OFFLINE), 45);
  made.edit(65, GRACE, (text) => text.delete(0, 'const '.length));
  made.edit(70, GRACE, (text) => text.insert(text.length, '// by the host\n'));
  made.event(80, { type: 'room_ended', participantId: GRACE.participantId });
  const bundle = writeBundle(
    {
      room: {
        title: 'Adding up',
        language: 'javascript',
        template: 'blank',
        createdAt: START,
        endedAt: START + 80_000,
      },
      people: made.people,
      statements: [{ n: 1, title: 'Add them up', statement: 'Print the **sum** of the numbers.' }],
      clients: made.clients,
      runs,
      comments: [],
      rows: made.rows,
      viewerHtml: '<!doctype html>',
    },
    START,
  );
  return importBundle(account, bundle);
}

/** Imports a bundle as the account's own room; answers the room. */
export async function importBundle(account: Member, bundle: Uint8Array<ArrayBuffer>): Promise<string> {
  const { roomId } = await ask(account.cookie, 'POST', '/v1/replays', bundle);
  if (roomId === undefined) throw new Error('nothing was imported');
  return roomId;
}
