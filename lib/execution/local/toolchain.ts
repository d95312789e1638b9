import type { Language } from '../../protocol/languages.ts';
import type { BoxLimits, BoxSpec } from './box.ts';

/** What a box is told for one phase of a run, but for its bounds. */
export type Phase = Pick<BoxSpec, 'program' | 'env' | 'files' | 'binds'>;

/** How a language compiles: in a box of its own, whose program leaves through descriptor 3. */
export interface Compiler {
  readonly limits: BoxLimits;
  phase(source: string): Phase;
}

/** A language that can be run on this machine. `version` is as people know it, like "Go 1.23.5". */
export type Toolchain =
  | { readonly kind: 'interpreted'; readonly version: string; run(source: string): Phase }
  | {
      readonly kind: 'compiled';
      readonly version: string;
      readonly compiler: Compiler;
      /** Runs what the compiler made, which lies at this path of the machine. */
      run(program: string): Phase;
    };

/** A look for a language's tools: found, not yet usable, or missing with what to do. */
export type Probe =
  | { readonly state: 'ready'; readonly toolchain: Toolchain }
  | { readonly state: 'preparing'; readonly message: string; readonly done: Promise<Probe> }
  | { readonly state: 'missing'; readonly reason: string; readonly action: string };

/** Runs a short command in a box, as the user and with the view of the machine that programs will have. */
export type TryInBox = (phase: Phase) => Promise<{ readonly ok: boolean; readonly output: string }>;

export interface ProbeTools {
  readonly tryInBox: TryInBox;
  /** Where what takes long to make is kept, readable from a box. */
  readonly cacheDir: string;
  /** A path the box can read: the same one, or that of a copy. */
  readable(file: string): string;
  readonly nodePath: string;
  readonly esbuildPath: string | undefined;
}

export type ProbeLanguage = (tools: ProbeTools) => Promise<Probe>;
export type Probes = Readonly<Record<Language, ProbeLanguage>>;

/** Where a compiled program appears in its second box. */
const PROGRAM_IN_BOX = '/usr/local/bin/program';

/** Runs a compiled program that needs nothing but itself. */
export function runProgram(program: string): Phase {
  return { program: [PROGRAM_IN_BOX], binds: [{ from: program, to: PROGRAM_IN_BOX }] };
}
