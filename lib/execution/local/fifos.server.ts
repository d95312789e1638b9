import { closeSync, constants, openSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { Socket } from 'node:net';
import path from 'node:path';
import { runTool } from './processes.server.ts';

/** A pipe out of a box: the box writes to `writeFd`, we read `reader`. */
export interface Pipe {
  readonly reader: Socket;
  readonly writeFd: number;
}

/**
 * Pipes that a program can open again as `/dev/stdout`. Node's own are socket pairs, which it can't; and `mkfifo`
 * is a process, so they are made some at a time, ahead of need.
 */
export interface PipeStock {
  take(): Promise<Pipe>;
}

const BATCH = 16;
const LOW = 4;

/** Keeps nameless FIFOs in stock, made in a folder that nobody else may enter. */
export function createPipeStock(folder: string): PipeStock {
  const names: string[] = [];
  let count = 0;
  let making: Promise<void> | undefined;

  const make = async () => {
    const batch = Array.from({ length: BATCH }, () => path.join(folder, `fifo-${++count}`));
    // Others may write and not read: the program in the box runs as another user.
    const made = await runTool('mkfifo', ['-m', '622', ...batch]);
    if (made.code !== 0) throw new Error(`mkfifo failed: ${made.stderr}`);
    names.push(...batch);
  };
  const refill = () => {
    making ??= make().finally(() => {
      making = undefined;
    });
    return making;
  };

  return {
    take: async () => {
      while (names.length === 0) await refill();
      const name = names.pop() as string;
      if (names.length < LOW) refill().catch(() => {});
      return openPipe(name);
    },
  };
}

async function openPipe(name: string): Promise<Pipe> {
  // The reader first and without waiting: with it open, opening the other end does not block.
  const readFd = openSync(name, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const writeFd = openSync(name, constants.O_WRONLY);
    return { reader: new Socket({ fd: readFd, readable: true, writable: false }), writeFd };
  } catch (error) {
    closeSync(readFd);
    throw error;
  } finally {
    // Not at once: a disk that hangs must hold up this box alone, and not the timers of those that run.
    await unlink(name);
  }
}
