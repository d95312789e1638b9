import { LANGUAGE_FACTS, type Language } from '../../protocol/languages.ts';

/** Where the template keeps a run's files; the same as in a local box, so that errors name the same paths. */
export const FOLDER = '/box';
export const INPUT = `${FOLDER}/.input`;
export const SUPERVISOR = `${FOLDER}/.run.pl`;
/** What the supervisor writes when a signal ended the program. */
export const SIGNAL_FILE = `${FOLDER}/.signal`;

/** A shell says 128 + n for a signal and for an exit code alike; only a parent can tell. */
export const SUPERVISOR_SOURCE = String.raw`
my $pid = fork() // die;
if (!$pid) { setpgrp(0, 0); exec { $ARGV[0] } @ARGV; exit 127 }
@SIG{qw(TERM INT HUP)} = ('IGNORE') x 3;
waitpid($pid, 0);
my $signal = $? & 127;
exit($? >> 8) if !$signal;
open(my $file, '>', '${SIGNAL_FILE}');
print $file $signal;
close($file);
exit(128 + $signal);
`;

interface LanguageCommands {
  /** Fixed words: nothing of a person's ever goes into a command line. */
  readonly compile?: string;
  readonly run: string;
  readonly version: string;
}

const GO = '/usr/lib/go-1.23/bin/go';
const GO_SETTINGS = 'GOCACHE=/opt/go-cache GOPATH=/tmp/go GOTOOLCHAIN=local GO111MODULE=off CGO_ENABLED=0';

/** How each language is compiled and run in the template. */
export const COMMANDS: Readonly<Record<Language, LanguageCommands>> = {
  javascript: { run: 'node main.js', version: 'node --version' },
  typescript: {
    compile: 'esbuild main.ts --outfile=main.js --log-level=warning --color=false --sourcemap=inline',
    run: 'node --enable-source-maps main.js',
    version: 'node --version && esbuild --version',
  },
  python: { run: 'python3 -u main.py', version: 'python3 --version' },
  go: { compile: `${GO_SETTINGS} ${GO} build -o program main.go`, run: './program', version: `${GO} version` },
  rust: {
    compile: 'rustc --edition=2021 --color=never -C opt-level=0 -C debuginfo=0 -o program main.rs',
    run: './program',
    version: 'rustc --version',
  },
};

/** The file that a language's program is written to. */
export function sourcePath(language: Language): string {
  return `${FOLDER}/${LANGUAGE_FACTS[language].file}`;
}

/** The command that runs a program, reading from the input file or from what is typed. */
export function runCommand(language: Language, isTyped: boolean): string {
  return `exec perl ${SUPERVISOR} ${COMMANDS[language].run}${isTyped ? '' : ` < ${INPUT}`}`;
}
