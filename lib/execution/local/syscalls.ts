/** The system calls of one processor that a box treats specially, by number. */
export interface SyscallTable {
  /** AUDIT_ARCH_*, which the kernel states with every call. */
  readonly auditArch: number;
  readonly clone: number;
  readonly clone3: number;
  readonly ioctl: number;
  readonly socket: number;
  readonly socketpair: number;
  readonly denied: Readonly<Record<string, number>>;
}

// Calls from 424 on have one number on every processor.
// biome-ignore format: a table is read in rows.
const DENIED_EVERYWHERE = {
  io_uring_setup: 425, io_uring_enter: 426, io_uring_register: 427,
  open_tree: 428, move_mount: 429, fsopen: 430, fsconfig: 431, fsmount: 432, fspick: 433,
  pidfd_getfd: 438, mount_setattr: 442, quotactl_fd: 443, memfd_secret: 447, open_tree_attr: 467,
};

// biome-ignore format: a table is read in rows.
const X64: SyscallTable = {
  auditArch: 0xc000003e,
  clone: 56, clone3: 435, ioctl: 16, socket: 41, socketpair: 53,
  denied: {
    ...DENIED_EVERYWHERE,
    ptrace: 101, process_vm_readv: 310, process_vm_writev: 311, kcmp: 312,
    mount: 165, umount2: 166, pivot_root: 155, chroot: 161, unshare: 272, setns: 308,
    name_to_handle_at: 303, open_by_handle_at: 304, mknod: 133, mknodat: 259,
    bpf: 321, perf_event_open: 298, userfaultfd: 323, memfd_create: 319, fanotify_init: 300,
    keyctl: 250, add_key: 248, request_key: 249,
    shmget: 29, shmat: 30, shmctl: 31, shmdt: 67,
    msgget: 68, msgsnd: 69, msgrcv: 70, msgctl: 71,
    mq_open: 240, mq_unlink: 241, mq_timedsend: 242, mq_timedreceive: 243, mq_notify: 244, mq_getsetattr: 245,
    kexec_load: 246, kexec_file_load: 320, init_module: 175, finit_module: 313, delete_module: 176,
    create_module: 174, swapon: 167, swapoff: 168, reboot: 169, acct: 163, quotactl: 179, nfsservctl: 180,
    settimeofday: 164, clock_settime: 227, clock_adjtime: 305, adjtimex: 159, sethostname: 170, setdomainname: 171,
    iopl: 172, ioperm: 173, modify_ldt: 154, uselib: 134, _sysctl: 156, vhangup: 153, lookup_dcookie: 212, syslog: 103,
  },
};

// biome-ignore format: a table is read in rows.
const ARM64: SyscallTable = {
  auditArch: 0xc00000b7,
  clone: 220, clone3: 435, ioctl: 29, socket: 198, socketpair: 199,
  denied: {
    ...DENIED_EVERYWHERE,
    ptrace: 117, process_vm_readv: 270, process_vm_writev: 271, kcmp: 272,
    mount: 40, umount2: 39, pivot_root: 41, chroot: 51, unshare: 97, setns: 268,
    name_to_handle_at: 264, open_by_handle_at: 265, mknodat: 33,
    bpf: 280, perf_event_open: 241, userfaultfd: 282, memfd_create: 279, fanotify_init: 262,
    keyctl: 219, add_key: 217, request_key: 218,
    shmget: 194, shmctl: 195, shmat: 196, shmdt: 197,
    msgget: 186, msgctl: 187, msgrcv: 188, msgsnd: 189,
    mq_open: 180, mq_unlink: 181, mq_timedsend: 182, mq_timedreceive: 183, mq_notify: 184, mq_getsetattr: 185,
    kexec_load: 104, kexec_file_load: 294, init_module: 105, finit_module: 273, delete_module: 106,
    swapon: 224, swapoff: 225, reboot: 142, acct: 89, quotactl: 60, nfsservctl: 42,
    settimeofday: 170, clock_settime: 112, clock_adjtime: 266, adjtimex: 171, sethostname: 161, setdomainname: 162,
    vhangup: 58, lookup_dcookie: 18, syslog: 116,
  },
};

/** The table of a processor as Node names it; undefined where boxes cannot be made safe on it. */
export function syscallTable(arch: string): SyscallTable | undefined {
  return arch === 'x64' ? X64 : arch === 'arm64' ? ARM64 : undefined;
}
