import type { SyscallTable } from './syscalls.ts';

const LOAD = 0x20;
const JUMP_EQUAL = 0x15;
const JUMP_AT_LEAST = 0x35;
const JUMP_ANY_BIT = 0x45;
const RETURN = 0x06;

// Offsets into the kernel's seccomp_data; of an argument the low half, on little-endian processors.
const CALL = 0;
const ARCH = 4;
const ARGUMENT_0 = 16;
const ARGUMENT_1 = 24;

const ALLOW = 0x7fff0000;
const KILL_PROCESS = 0x80000000;
const refuse = (errno: number) => 0x00050000 | errno;
const EPERM = 1;
const ENOSYS = 38;
const EAFNOSUPPORT = 97;

const X32_BIT = 0x40000000;
// CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET.
const NEW_NAMESPACE_FLAGS = 0x7e020000;
const AF_UNIX = 1;
const AF_INET = 2;
const AF_INET6 = 10;
const TIOCSTI = 0x5412;
const TIOCLINUX = 0x541c;

interface Instruction {
  readonly code: number;
  readonly value: number;
  /** How many instructions to skip when the comparison holds, and when it does not. */
  readonly skipIf?: number;
  readonly skipElse?: number;
}

const load = (offset: number): Instruction => ({ code: LOAD, value: offset });
const answer = (value: number): Instruction => ({ code: RETURN, value });

/** Runs `body` for one call; it must end in an answer, because it may overwrite the loaded call number. */
const onCall = (call: number, body: readonly Instruction[]): Instruction[] => [
  { code: JUMP_EQUAL, value: call, skipElse: body.length },
  ...body,
];

const socketFamilies = [
  load(ARGUMENT_0),
  { code: JUMP_EQUAL, value: AF_UNIX, skipIf: 3 },
  { code: JUMP_EQUAL, value: AF_INET, skipIf: 2 },
  { code: JUMP_EQUAL, value: AF_INET6, skipIf: 1 },
  answer(refuse(EAFNOSUPPORT)),
  answer(ALLOW),
];

const terminalRequests = [
  load(ARGUMENT_1),
  { code: JUMP_EQUAL, value: TIOCSTI, skipIf: 1 },
  { code: JUMP_EQUAL, value: TIOCLINUX, skipElse: 1 },
  answer(refuse(EPERM)),
  answer(ALLOW),
];

const cloneFlags = [
  load(ARGUMENT_0),
  { code: JUMP_ANY_BIT, value: NEW_NAMESPACE_FLAGS, skipElse: 1 },
  answer(refuse(EPERM)),
  answer(ALLOW),
];

/**
 * The filter every box runs under, as the classic BPF program bwrap's `--seccomp` reads: all that a program has no
 * business with is refused, and a call made for another processor kills it.
 */
export function seccompFilter(table: SyscallTable): Buffer {
  const program: Instruction[] = [
    load(ARCH),
    { code: JUMP_EQUAL, value: table.auditArch, skipIf: 1 },
    answer(KILL_PROCESS),
    load(CALL),
    { code: JUMP_AT_LEAST, value: X32_BIT, skipElse: 1 },
    answer(refuse(ENOSYS)),
    // "No such call" makes the C library fall back to clone, whose flags can be read here.
    ...onCall(table.clone3, [answer(refuse(ENOSYS))]),
    ...onCall(table.clone, cloneFlags),
    ...onCall(table.socket, socketFamilies),
    ...onCall(table.socketpair, socketFamilies),
    ...onCall(table.ioctl, terminalRequests),
    ...Object.values(table.denied).flatMap((call) => onCall(call, [answer(refuse(EPERM))])),
    answer(ALLOW),
  ];
  return Buffer.concat(program.map(encode));
}

/** A `struct sock_filter`. */
function encode({ code, value, skipIf = 0, skipElse = 0 }: Instruction): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16LE(code, 0);
  bytes.writeUInt8(skipIf, 2);
  bytes.writeUInt8(skipElse, 3);
  bytes.writeUInt32LE(value >>> 0, 4);
  return bytes;
}
