import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { z } from 'zod';
import type { Person } from '#lib/protocol/people.ts';
import type { ReplayRow } from '#lib/replay/rows.ts';

const traceSchema = z.object({
  startContent: z.string().default(''),
  endContent: z.string(),
  numAgents: z.number().int().default(1),
  txns: z.array(
    z.object({
      time: z.string(),
      agent: z.number().int().default(0),
      parents: z.array(z.number().int()).optional(),
      patches: z.array(z.tuple([z.number().int(), z.number().int(), z.string()])),
    }),
  ),
});
export type Trace = z.infer<typeof traceSchema>;

/** The traces in `bench/data`. */
export const TRACES = ['sveltecomponent', 'friendsforever'] as const;

export async function readTrace(name: (typeof TRACES)[number]): Promise<Trace> {
  const file = path.join(import.meta.dirname, 'data', `${name}.json.gz`);
  return traceSchema.parse(JSON.parse(gunzipSync(await readFile(file)).toString()));
}

export interface TraceRecord {
  readonly people: readonly Person[];
  readonly rows: readonly ReplayRow[];
  readonly bindings: ReadonlyMap<number, string>;
}

/** The record that Pairpad would have kept of a trace: one row a transaction, in the order of the file. */
export function recordOfTrace({ txns, numAgents }: Trace, idOf = (index: number) => `agent-${index}`): TraceRecord {
  const agents = Array.from({ length: numAgents }, (_, index) => new Agent(index, idOf(index)));
  const updates: Uint8Array[] = [];
  const rows = txns.map(({ time, agent: index, parents = [], patches }, txn): ReplayRow => {
    const agent = agents[index];
    if (agent === undefined) throw new Error(`transaction ${txn} is by nobody`);
    for (const parent of parents) {
      const other = txns[parent]?.agent ?? index;
      if (other !== index) agent.catchUp(other, parent, (known) => txns[known]?.agent === other && updates[known]);
    }
    const update = agent.edit(patches);
    updates.push(update);
    return { seq: txn + 1, at: Date.parse(time), participantId: agent.id, claimedAt: null, verified: true, update };
  });
  const people = agents.map(
    ({ id }, index): Person => ({ participantId: id, name: `Writer ${index + 1}`, role: 'guest', color: index }),
  );
  return { people, rows, bindings: new Map(agents.map(({ doc, id }) => [doc.clientID, id])) };
}

class Agent {
  readonly id: string;
  readonly doc = new Y.Doc();
  readonly #seen = new Map<number, number>();

  constructor(index: number, id: string) {
    this.id = id;
    // Who wins at one place is decided by the lower client id, and the trace was written with agent 0 winning.
    this.doc.clientID = index + 1;
  }

  /** Takes in what another agent had written up to a transaction. */
  catchUp(other: number, upTo: number, updateOf: (txn: number) => Uint8Array | false | undefined): void {
    for (let txn = this.#seen.get(other) ?? 0; txn <= upTo; txn++) {
      const update = updateOf(txn);
      if (update) Y.applyUpdate(this.doc, update);
    }
    this.#seen.set(other, Math.max(upTo + 1, this.#seen.get(other) ?? 0));
  }

  edit(patches: Trace['txns'][number]['patches']): Uint8Array {
    const before = Y.encodeStateVector(this.doc);
    let update: Uint8Array | undefined;
    const keep = (bytes: Uint8Array) => (update = bytes);
    this.doc.on('update', keep);
    const text = this.doc.getText('code');
    this.doc.transact(() => {
      for (const [position, deleted, inserted] of patches) {
        if (deleted > 0) text.delete(position, deleted);
        if (inserted !== '') text.insert(position, inserted);
      }
    });
    this.doc.off('update', keep);
    return update ?? Y.encodeStateAsUpdate(this.doc, before);
  }
}
