import path from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Where the long files are, however small they look: suites that spawn processes, then those that open servers. */
const LONG = ['tests', 'collab-server'];

/** Begins with the long files: the last one runs while the other worker has nothing left to do. */
export class ProcessesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => place(one) - place(other));
  }
}

function place({ moduleId }: TestSpecification): number {
  const [folder = ''] = path.relative(ROOT, moduleId).split('/');
  return LONG.includes(folder) ? LONG.indexOf(folder) : LONG.length;
}
