import type { Language } from '../../protocol/languages.ts';
import type { BoxLimits, BoxSpec } from './box.ts';
import { type Bind, BOX_FOLDER } from './box-command.ts';

/** What a box is told for one phase of a run, but for its bounds. */
export type Phase = Pick<BoxSpec, 'program' | 'env' | 'files'>;

/** How a language compiles: in a box of its own, which prints the program. */
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
      /** What every box needs, beside what the machine has, for this language. */
      readonly binds?: readonly Bind[];
      /** Runs what the compiler made. */
      run(program: Uint8Array): Phase;
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
  /** How far everything else on the machine comes before what takes long to make. */
  readonly preparingNiceness: number;
  /** Aborts when the runner closes: nobody waits for what is still being prepared. */
  readonly closing: AbortSignal;
}

export type ProbeLanguage = (tools: ProbeTools) => Promise<Probe>;
export type Probes = Readonly<Record<Language, ProbeLanguage>>;

/** Where tools that come with the server appear in a box. */
export const NODE_IN_BOX = '/usr/local/bin/node';
export const ESBUILD_IN_BOX = '/usr/local/bin/esbuild';

const PROGRAM = `${BOX_FOLDER}/program`;

/** Runs a compiled program that needs nothing but itself. */
export function runProgram(program: Uint8Array): Phase {
  return { program: [PROGRAM], files: [{ path: PROGRAM, content: program, mode: 0o755 }] };
}
