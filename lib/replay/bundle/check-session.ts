import * as Y from 'yjs';
import { attempt, BadBundle, storable } from './bad-bundle.ts';
import { type BundledSession, LAST_TIME_MS } from './bundle-format.ts';

/** Throws a BadBundle where the parts of a session, each well-formed by itself, do not make one that can be replayed. */
export function checkSession(session: BundledSession): void {
  checkRows(session);
  checkPeople(session);
  checkOnce(session);
}

/** The record must be whole, and fold: what cannot be replayed must not look imported. */
function checkRows({ rows, manifest }: BundledSession): void {
  if (rows.length !== manifest.rows) throw new BadBundle(`it holds ${rows.length} rows, not ${manifest.rows}`);
  const doc = new Y.Doc();
  for (const [index, { seq, at, claimedAt, content }] of rows.entries()) {
    if (seq !== index + 1) throw new BadBundle(`row ${index + 1} of its record is missing`);
    if (Math.max(at, claimedAt ?? 0) > LAST_TIME_MS) throw new BadBundle(`row ${seq} is of no possible time`);
    if ('update' in content) attempt(`row ${seq} is no edit`, () => Y.applyUpdate(doc, content.update));
    else attempt(`row ${seq} is no event`, () => JSON.parse(JSON.stringify(content.event), storable));
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new BadBundle('its record builds on what it does not hold');
  }
}

/** Everybody that is spoken of must be there. */
function checkPeople({ people, clients, rows, runs }: BundledSession): void {
  const known = new Set<string | null>([null, ...people.map(({ participantId }) => participantId)]);
  const spokenOf = [...clients, ...rows, ...runs].map(({ participantId }) => participantId);
  const stranger = spokenOf.find((participantId) => !known.has(participantId));
  if (stranger !== undefined) throw new BadBundle(`it speaks of somebody who is not in people.json (${stranger})`);
}

/** What has an id is there once: the database would refuse two, and nothing could tell them apart. */
function checkOnce({ people, clients, statements, runs, comments }: BundledSession): void {
  refuseTwice(
    'person',
    people.map(({ participantId }) => participantId),
  );
  refuseTwice(
    'client',
    clients.map(({ clientId }) => clientId),
  );
  refuseTwice(
    'statement',
    statements.map(({ n }) => n),
  );
  refuseTwice(
    'run',
    runs.map(({ runId }) => runId),
  );
  refuseTwice(
    'comment',
    comments.map(({ commentId }) => commentId),
  );
  for (const { runId, chunks } of runs) {
    refuseTwice(
      `output of the run ${runId}, piece`,
      chunks.map(({ n }) => n),
    );
  }
}

function refuseTwice(what: string, ids: readonly (string | number)[]): void {
  const seen = new Set<string | number>();
  for (const id of ids) {
    if (seen.has(id)) throw new BadBundle(`it holds the ${what} ${id} twice`);
    seen.add(id);
  }
}
