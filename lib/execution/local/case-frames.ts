/** How one start of several ended, and what it printed. */
export interface CaseFrame {
  readonly how: 'exited' | 'signalled' | 'late';
  /** The exit code or the signal. */
  readonly number: number;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

const HEAD = /^case (exited|signalled|late) (\d+) (\d+) (\d+)$/;
/** A head is some forty characters; what has no end by then is none of ours. */
const MAX_HEAD_BYTES = 100;
const NEW_LINE = 0x0a;

/** Reads what the starter prints of several starts, however it is cut; calls `onFrame` for each that is whole. */
export function readCaseFrames(onFrame: (frame: CaseFrame) => void): (bytes: Buffer) => void {
  let pending = Buffer.alloc(0);
  return (bytes) => {
    pending = Buffer.concat([pending, bytes]);
    for (;;) {
      const end = pending.subarray(0, MAX_HEAD_BYTES).indexOf(NEW_LINE);
      const head = end === -1 ? null : HEAD.exec(pending.toString('latin1', 0, end));
      if (head === null) return;
      const [, how, number, outBytes, errBytes] = head;
      const from = end + 1;
      const middle = from + Number(outBytes);
      const to = middle + Number(errBytes);
      if (pending.length < to) return;
      onFrame({
        how: how as CaseFrame['how'],
        number: Number(number),
        stdout: pending.subarray(from, middle),
        stderr: pending.subarray(middle, to),
      });
      pending = pending.subarray(to);
    }
  };
}
