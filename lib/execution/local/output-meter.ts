import { StringDecoder } from 'node:string_decoder';
import type { PrintedStream } from '../runner.ts';

/** Takes a box's raw output, counts it against one bound for both streams, and gives it on as text. */
export interface OutputMeter {
  /** Calls `onFull` once, when more than the bound has come; the excess is dropped. */
  take(stream: PrintedStream, bytes: Buffer): void;
  /** Gives on what is left of a character that was cut short. */
  finish(): void;
}

/** A character split between two chunks arrives whole; what is no UTF-8 shows as U+FFFD. */
export function createOutputMeter(
  limitBytes: number,
  onText: (stream: PrintedStream, text: string) => void,
  onFull: () => void,
): OutputMeter {
  const decoders = { stdout: new StringDecoder('utf8'), stderr: new StringDecoder('utf8') };
  let left = limitBytes;
  let full = false;
  const give = (stream: PrintedStream, text: string) => {
    if (text !== '') onText(stream, text);
  };
  return {
    take: (stream, bytes) => {
      if (full) return;
      full = bytes.length > left;
      give(stream, decoders[stream].write(full ? bytes.subarray(0, left) : bytes));
      left -= bytes.length;
      if (full) onFull();
    },
    finish: () => {
      // At the bound the cut is ours, and half a character of ours is not the program's output.
      if (full) return;
      give('stdout', decoders.stdout.end());
      give('stderr', decoders.stderr.end());
    },
  };
}
