import { log } from '../../kernel/log.server.ts';
import type { RunSinks } from '../runner.ts';
import type { BoxLimits, BoxResult, BoxSinks, BoxSpec } from './box.ts';
import { type ProgramCache, programKey } from './program-cache.server.ts';
import type { Toolchain } from './toolchain.ts';

/** Runs one box to its end. */
export type InBox = (spec: BoxSpec, sinks: BoxSinks) => Promise<BoxResult>;

export type Compiled =
  | { readonly kind: 'program'; readonly program: Uint8Array }
  | { readonly kind: 'failed'; readonly result: BoxResult; readonly limits: BoxLimits };

/** Compiles a program in a box of its own, or takes it as it was compiled before. */
export async function compileProgram(
  { programs, compileSeconds }: { readonly programs: ProgramCache; readonly compileSeconds: number | undefined },
  { version, compiler }: Extract<Toolchain, { kind: 'compiled' }>,
  source: string,
  sinks: RunSinks,
  inBox: InBox,
): Promise<Compiled> {
  const phase = compiler.phase(source);
  const key = programKey(version, phase.program, source);
  const cached = await programs.find(key);
  if (cached !== undefined) {
    // A warning is as true of the same code the second time.
    if (cached.messages !== '') sinks.output('stderr', cached.messages);
    return { kind: 'program', program: cached.content };
  }
  sinks.state('compiling');
  const limits = { ...compiler.limits, seconds: compileSeconds ?? compiler.limits.seconds };
  const pieces: Buffer[] = [];
  let messages = '';
  const result = await inBox(
    { ...phase, limits },
    {
      artifact: (bytes) => pieces.push(bytes),
      output: (_stream, text) => {
        messages += text;
        sinks.output('stderr', text);
      },
    },
  );
  if (result.end.kind !== 'exited' || result.end.code !== 0) return { kind: 'failed', result, limits };
  const program = Buffer.concat(pieces);
  // Not waited for: the program runs meanwhile, and one that was not kept is compiled again.
  programs.keep(key, { content: program, messages }).catch((error: unknown) => {
    log.warn('a compiled program could not be kept', { error: String(error) });
  });
  return { kind: 'program', program };
}
