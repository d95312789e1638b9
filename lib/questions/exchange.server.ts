import type { Database, DatabaseOrTransaction } from '../db/client.server.ts';
import { ok, type Result } from '../kernel/fault.ts';
import { MAX_LISTED_REFUSALS } from '../protocol/limits.ts';
import type { ImportReport } from '../protocol/question-bank.ts';
import { type QuestionDraft, questionSlugSchema, toContent } from '../protocol/questions.ts';
import { type Refused, readQuestionFolder, writeQuestionFolder } from './question-folder.ts';
import { createQuestion, readQuestion, saveQuestion } from './question-store.server.ts';
import { unzip, zip } from './zip.server.ts';

const META = 'meta.json';

/**
 * Takes in the questions of a zip: a folder with a meta.json is one, whose name is the folder's. One that is in the
 * bank gets a new version if it differs. What cannot be taken is listed, and keeps nothing else out.
 */
export async function importQuestions(
  db: Database,
  bytes: Uint8Array,
  authorId: string,
): Promise<Result<ImportReport>> {
  const unzipped = await unzip(bytes);
  if (!unzipped.ok) return unzipped;
  const { folders, strays } = groupByQuestion(unzipped.value.files);
  const refused: Refused[] = [...unzipped.value.refused, ...strays];
  const report = { created: [] as string[], updated: [] as string[], unchanged: [] as string[] };
  for (const { path, slug, files } of folders) {
    const name = questionSlugSchema.safeParse(slug);
    if (!name.success) {
      refused.push({ path, reason: `its name: ${name.error.issues[0]?.message}` });
      continue;
    }
    const read = readQuestionFolder(slug, files);
    refused.push(...read.refused);
    if (read.draft === undefined) continue;
    const kept = await keep(db, read.draft, authorId);
    if (kept.ok) report[kept.value].push(slug);
    else refused.push({ path, reason: kept.fault.message });
  }
  if (folders.length === 0 && refused.length === 0) {
    refused.push({ path: '', reason: `holds no folder with a ${META}` });
  }
  return ok({ ...report, refused: refused.slice(0, MAX_LISTED_REFUSALS) });
}

/** A zip of questions, a folder each, as import takes them; all of the bank unless some are named. */
export async function exportQuestions(db: DatabaseOrTransaction, questionIds?: readonly string[]): Promise<Buffer> {
  const rows = await db.question.findMany({
    where: { deletedAt: null, ...(questionIds === undefined ? {} : { id: { in: [...questionIds] } }) },
    select: { id: true },
    orderBy: { slug: 'asc' },
  });
  const files = new Map<string, string>();
  for (const { id } of rows) {
    const question = await readQuestion(db, id);
    // Deleted since it was listed.
    if (!question.ok) continue;
    const { draft } = question.value;
    for (const [path, text] of writeQuestionFolder(draft)) files.set(`${draft.slug}/${path}`, text);
  }
  return zip(files);
}

async function keep(
  db: Database,
  draft: QuestionDraft,
  authorId: string,
): Promise<Result<'created' | 'updated' | 'unchanged'>> {
  const known = await db.question.findUnique({ where: { slug: draft.slug, deletedAt: null } });
  if (known === null) {
    const created = await createQuestion(db, draft, authorId);
    return created.ok ? ok('created') : created;
  }
  const current = await readQuestion(db, known.id);
  if (current.ok && isSame(current.value.draft, draft)) return ok('unchanged');
  const saved = await saveQuestion(db, { questionId: known.id, baseVersion: known.version }, draft, authorId);
  return saved.ok ? ok('updated') : saved;
}

function isSame(a: QuestionDraft, b: QuestionDraft): boolean {
  // Through the stored form, which has one order of fields and tests.
  return JSON.stringify(sorted(toContent(a))) === JSON.stringify(sorted(toContent(b)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

interface Folder {
  readonly path: string;
  readonly slug: string;
  readonly files: Map<string, string>;
}

/** Puts each file to the question folder it lies in; what lies in none is a stray. */
function groupByQuestion(files: ReadonlyMap<string, string>): { folders: Folder[]; strays: Refused[] } {
  const roots = [...files.keys()]
    .filter((path) => path.endsWith(`/${META}`))
    .map((path) => path.slice(0, -META.length));
  const folders = new Map(
    roots.map((root): [string, Folder] => {
      const path = root.slice(0, -1);
      return [root, { path, slug: path.slice(path.lastIndexOf('/') + 1), files: new Map() }];
    }),
  );
  const strays: Refused[] = [];
  for (const [path, text] of files) {
    const root = roots.find((candidate) => path.startsWith(candidate));
    if (root === undefined) strays.push({ path, reason: `lies in no folder with a ${META}` });
    else folders.get(root)?.files.set(path.slice(root.length), text);
  }
  return { folders: [...folders.values()], strays };
}
