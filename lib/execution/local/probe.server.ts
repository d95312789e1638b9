import type { BoxLimits, BoxResult } from './box.ts';
import type { Boxes } from './boxes.server.ts';
import { runTool } from './processes.server.ts';
import { OLDEST_BWRAP, REFUSALS, type Refusal, refusalFor } from './refusal.ts';
import type { Phase, TryInBox } from './toolchain.ts';

const PROBE_LIMITS: BoxLimits = { seconds: 10, memoryMb: 512, processes: 64, cpus: 2, outputBytes: 16_384 };

// What a program could see or do if the chain did not hold; each line printed is checked below.
const LOOK_AROUND = `
grep -E '^(Seccomp|NoNewPrivs|CapEff|CapBnd):' /proc/self/status
echo "interfaces: $(tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' \\n')"
for f in /etc/shadow /root /home /sys /var; do test -e $f && echo "sees $f"; done
for f in /x /usr/x /etc/x /dev/x /usr/local/x; do (: > $f) 2>/dev/null && echo "writes $f"; done
exit 0`;

const EXPECTED = [
  'NoNewPrivs: 1',
  'Seccomp: 2',
  'CapEff: 0000000000000000',
  'CapBnd: 0000000000000000',
  'interfaces: lo',
];

/** Why boxes cannot be had on this machine; undefined where the exact chain was tried and holds. */
export async function whyNoBoxes(boxes: Boxes, toolPath: string): Promise<Refusal | undefined> {
  const version = await runTool('bwrap', ['--version'], { env: { PATH: toolPath } });
  if (version.code === null) return REFUSALS.notInstalled;
  if (isTooOld(version.stdout)) return REFUSALS.tooOld;
  const { result, output } = await tryBox(boxes, { program: ['/bin/sh', '-c', LOOK_AROUND] });
  if (result.end.kind !== 'exited' || result.end.code !== 0) return refusalFor(output);
  const lines = output
    .trim()
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' '));
  const unexpected = lines.filter((line) => !EXPECTED.includes(line));
  const absent = EXPECTED.filter((line) => !lines.includes(line));
  if (unexpected.length === 0 && absent.length === 0) return undefined;
  return refusalFor(`it does not hold (${[...unexpected, ...absent.map((line) => `no "${line}"`)].join('; ')})`);
}

/** Tries short commands in boxes, with both their streams as one text. */
export function tryInBox(boxes: Boxes): TryInBox {
  return async (phase) => {
    const { result, output } = await tryBox(boxes, phase);
    return { ok: result.end.kind === 'exited' && result.end.code === 0, output: output.trim() };
  };
}

async function tryBox(boxes: Boxes, phase: Phase): Promise<{ result: BoxResult; output: string }> {
  let output = '';
  try {
    const box = await boxes.open(
      { ...phase, limits: PROBE_LIMITS },
      {
        output: (_stream, text) => {
          output += text;
        },
      },
    );
    const result = await box.ended;
    return { result, output: result.end.kind === 'failed' && output === '' ? result.end.message : output };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { result: { end: { kind: 'failed', message }, timeMs: 0, peakMemoryMb: null }, output: message };
  }
}

function isTooOld(said: string): boolean {
  const [major = 0, minor = 0] = /(\d+)\.(\d+)/.exec(said)?.slice(1).map(Number) ?? [];
  return major < OLDEST_BWRAP[0] || (major === OLDEST_BWRAP[0] && minor < OLDEST_BWRAP[1]);
}
