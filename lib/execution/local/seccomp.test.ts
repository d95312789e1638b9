import { describe, expect, it } from 'vitest';
import { seccompFilter } from './seccomp.ts';
import { type SyscallTable, syscallTable } from './syscalls.ts';

const ALLOW = 0x7fff0000;
const KILL = 0x80000000;
const errno = (number: number) => 0x00050000 | number;

interface Call {
  readonly nr: number;
  readonly arch?: number;
  readonly args?: readonly number[];
}

/** What the kernel would do with a call: runs the filter as it does, on a `seccomp_data`. */
function verdict(filter: Buffer, table: SyscallTable, { nr, arch = table.auditArch, args = [] }: Call): number {
  const data = Buffer.alloc(64);
  data.writeUInt32LE(nr, 0);
  data.writeUInt32LE(arch, 4);
  for (const [i, arg] of args.entries()) data.writeBigUInt64LE(BigInt(arg), 16 + 8 * i);
  let loaded = 0;
  for (let at = 0; ; at += 8) {
    const code = filter.readUInt16LE(at);
    const value = filter.readUInt32LE(at + 4);
    const jump = (holds: boolean) => {
      at += 8 * filter.readUInt8(at + (holds ? 2 : 3));
    };
    if (code === 0x20) loaded = data.readUInt32LE(value);
    else if (code === 0x15) jump(loaded === value);
    else if (code === 0x35) jump(loaded >= value);
    else if (code === 0x45) jump((loaded & value) !== 0);
    else if (code === 0x06) return value;
    else throw new Error(`no such instruction: ${code}`);
  }
}

describe.each(['x64', 'arm64'])('the system call filter of %s', (arch) => {
  const table = syscallTable(arch) as SyscallTable;
  const filter = seccompFilter(table);
  const of = (call: Call) => verdict(filter, table, call);

  it('fits the kernel: whole instructions, at most 4,096', () => {
    expect(filter.length % 8).toBe(0);
    expect(filter.length / 8).toBeLessThan(4_096);
  });

  it('refuses every call of its table and allows those beside them', () => {
    const denied = new Set(Object.values(table.denied));
    const special = new Set([table.clone, table.clone3, table.ioctl, table.socket, table.socketpair]);
    for (let nr = 0; nr < 500; nr++) {
      if (special.has(nr)) continue;
      expect(of({ nr }), `call ${nr}`).toBe(denied.has(nr) ? errno(1) : ALLOW);
    }
  });

  it('lets threads and processes be made, namespaces not', () => {
    const THREAD = 0x003d0f00;
    const NEW_USER = 0x10000000;
    expect(of({ nr: table.clone, args: [THREAD] })).toBe(ALLOW);
    expect(of({ nr: table.clone, args: [NEW_USER | 17] })).toBe(errno(1));
    expect(of({ nr: table.clone3 })).toBe(errno(38));
  });

  it('knows three kinds of sockets', () => {
    for (const nr of [table.socket, table.socketpair]) {
      for (const family of [1, 2, 10]) expect(of({ nr, args: [family] })).toBe(ALLOW);
      for (const family of [0, 16, 17, 38, 40]) expect(of({ nr, args: [family] })).toBe(errno(97));
    }
  });

  it('lets nobody type into a terminal', () => {
    const TCGETS = 0x5401;
    expect(of({ nr: table.ioctl, args: [0, TCGETS] })).toBe(ALLOW);
    for (const request of [0x5412, 0x541c]) expect(of({ nr: table.ioctl, args: [0, request] })).toBe(errno(1));
  });

  it('kills a call made for another processor and refuses the x32 ones', () => {
    expect(of({ nr: 1, arch: 0x40000003 })).toBe(KILL);
    expect(of({ nr: 0x40000000 })).toBe(errno(38));
  });
});

describe('syscallTable', () => {
  it('has none for a processor it does not know', () => {
    expect(syscallTable('riscv64')).toBeUndefined();
  });
});
