import os from 'node:os';
import path from 'node:path';

/** Go's archives take long to make, so all runners of the tests share them, whoever they run as. */
export const CACHE_DIR = path.join(os.tmpdir(), 'pairpad-sandbox-cache');
