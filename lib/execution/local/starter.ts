/** What a box is to do, once: the files it gets, the program it starts, and where that reads from. */
export interface BoxOrders {
  readonly program: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly files: readonly { readonly path: string; readonly content: string | Uint8Array; readonly mode?: number }[];
  readonly stdin: BoxInput;
}

/** All of the input; or what comes over the wire until the wire is ended; or several inputs, each for a start of its own. */
export type BoxInput = string | typeof TYPED | BoxCases;

export const TYPED = Symbol('typed');

export interface BoxCases {
  readonly inputs: readonly string[];
  readonly secondsEach: number;
  /** Of each stream of each start; what is printed beyond is dropped. */
  readonly outputBytesEach: number;
}

/** How a program ended, as only its parent can tell: a shell's 128 + n would be either. */
export type StarterReport =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signalled'; readonly signal: number }
  | { readonly kind: 'failed'; readonly message: string };

/** The descriptor that the starter finds its wire under. */
export const WIRE_FD = 3;

/**
 * The first process in a box. It says that it is ready, takes its orders, starts the program and says how that ended.
 * It is Perl because every Debian has it, it starts in 3 ms, and no shell tells an exit from a signal.
 *
 * A length of ten digits stands before each field. Typed input goes through a pipe made in here: one made outside
 * belongs to somebody else, and the program could not open /dev/stdin.
 */
const STARTER = String.raw`
use strict;
open(my $wire, '+<&=', ${WIRE_FD}) or die;
fcntl($wire, 2, 1);
syswrite($wire, "ready\n");

my @program;
sub take {
  my ($length, $to) = @_;
  my $taken = '';
  while ($length > 0) {
    my $count = sysread($wire, my $bytes, $length < 65536 ? $length : 65536) or exit 1;
    $length -= $count;
    if ($to) { print $to $bytes or exit 1 } else { $taken .= $bytes }
  }
  return $taken;
}
sub field { return take(take(10) + 0, @_) }
sub fields { return map { field() } 1 .. field() }
sub store {
  my ($path) = @_;
  open(my $file, '>', $path) or die "$path: $!";
  field($file);
  close($file) or die "$path: $!";
}

sub start {
  my ($input, @outputs) = @_;
  my $pid = fork() // die;
  return $pid if $pid;
  setpgrp(0, 0);
  open(STDIN, '<&', $input) or die;
  open(STDOUT, '>&', $outputs[0]) or die if @outputs;
  open(STDERR, '>&', $outputs[1]) or die if @outputs;
  exec { $program[0] } @program;
  syswrite($wire, "failed $program[0]: $!\n");
  exit 127;
}
sub input {
  store('/tmp/.input');
  open(my $file, '<', '/tmp/.input') or die;
  unlink('/tmp/.input');
  return $file;
}
sub scratch {
  open(my $file, '+>', '/tmp/.output') or die;
  unlink('/tmp/.output');
  return $file;
}

@program = fields();
for (fields()) { my ($name, $value) = split(/=/, $_, 2); $ENV{$name} = $value }
for (1 .. field()) {
  my ($path, $mode) = (field(), field());
  store($path);
  chmod(oct($mode), $path);
}
my $kind = field();
if ($kind eq 'cases') {
  my ($count, $seconds, $most) = (field(), field(), field());
  $| = 1;
  for (1 .. $count) {
    my @outputs = (scratch(), scratch());
    my $pid = start(input(), @outputs);
    local $SIG{ALRM} = sub { kill('KILL', $pid); $pid = 0 };
    alarm($seconds);
    my $started = $pid;
    1 while waitpid($started, 0) == -1 && $!{EINTR};
    my $status = $?;
    alarm(0);
    my $how = !$pid ? 'late 0' : $status & 127 ? 'signalled ' . ($status & 127) : 'exited ' . ($status >> 8);
    kill('KILL', -1);
    1 while waitpid(-1, 0) > 0;
    my @texts = map { my $text; seek($_, 0, 0); read($_, $text, $most + 1); $text } @outputs;
    print "case $how ", length($texts[0]), ' ', length($texts[1]), "\n", @texts;
  }
  syswrite($wire, "exited 0\n");
  exit;
}
my $input;
if ($kind eq 'file') { $input = input() }
else {
  pipe($input, my $keys) or die;
  my $relay = fork() // die;
  if (!$relay) {
    close($input);
    @SIG{qw(TERM INT HUP)} = ('IGNORE') x 3;
    $SIG{PIPE} = 'IGNORE';
    while (sysread($wire, my $bytes, 65536)) {
      for (my $at = 0; $at < length($bytes);) { $at += syswrite($keys, $bytes, 65536, $at) // exit }
    }
    exit;
  }
}
my $pid = start($input);
close($input);
@SIG{qw(TERM INT HUP)} = ('IGNORE') x 3;
waitpid($pid, 0);
syswrite($wire, $? & 127 ? 'signalled ' . ($? & 127) . "\n" : 'exited ' . ($? >> 8) . "\n");
`;

/** The command that waits in a box for its orders. */
export const STARTER_COMMAND: readonly string[] = ['/usr/bin/perl', '-e', STARTER];

/** Orders as the starter reads them. */
export function encodeOrders({ program, env, files, stdin }: BoxOrders): Buffer {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return Buffer.concat([
    field(String(program.length)),
    ...program.map(field),
    field(String(variables.length)),
    ...variables.map(field),
    field(String(files.length)),
    ...files.flatMap(({ path, content, mode = 0o644 }) => [field(path), field(mode.toString(8)), field(content)]),
    ...inputFields(stdin),
  ]);
}

function inputFields(stdin: BoxInput): Buffer[] {
  if (stdin === TYPED) return [field('typed')];
  if (typeof stdin === 'string') return [field('file'), field(stdin)];
  const { inputs, secondsEach, outputBytesEach } = stdin;
  // Each input is read when its turn comes: no earlier start finds it anywhere in its box.
  const bounds = [inputs.length, secondsEach, outputBytesEach].map((number) => field(String(number)));
  return [field('cases'), ...bounds, ...inputs.map(field)];
}

function field(content: string | Uint8Array): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return Buffer.concat([Buffer.from(String(bytes.length).padStart(10, '0')), bytes]);
}

/** What the starter said about its program's end; undefined where it got no further. The program may have forged it. */
export function readReport(said: string): StarterReport | undefined {
  const [, kind, rest = ''] = /^(exited|signalled|failed) (.*)$/m.exec(said) ?? [];
  const number = Number(rest);
  if (kind === 'failed') return { kind, message: rest };
  if (!Number.isInteger(number) || number < 0 || number > 255) return undefined;
  if (kind === 'exited') return { kind, code: number };
  return kind === 'signalled' ? { kind, signal: number } : undefined;
}
