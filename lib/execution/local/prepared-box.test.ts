import { closeSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createPipeStock } from './fifos.server.ts';
import { drained } from './prepared-box.server.ts';

/** Longer than is waited for a box's last words. */
const STILL_MS = 700;

it('[RUN4] keeps what was printed when this process stood still meanwhile', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pairpad-drained-'));
  const stock = createPipeStock(folder);
  const [stdout, stderr] = await Promise.all([stock.take(), stock.take()]);
  let printed = '';
  stdout.reader.on('data', (bytes) => {
    printed += String(bytes);
  });
  // The other ends stay open, as those of what dies slowly do: only the time says that it is enough.
  writeSync(stdout.writeFd, 'last words');
  const enough = drained({ stdout, stderr });
  for (const until = performance.now() + STILL_MS; performance.now() < until; );
  await enough;
  expect(printed).toBe('last words');
  for (const { reader, writeFd } of [stdout, stderr]) {
    reader.destroy();
    closeSync(writeFd);
  }
  await rm(folder, { recursive: true });
});
