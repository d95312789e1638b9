import { COMPILE_PROCESSES, RUN_FILE_BYTES } from '../limits.ts';
import { STARTER_COMMAND } from './starter.ts';

/** A file or folder of the machine, seen read-only in the box. */
export interface Bind {
  readonly from: string;
  readonly to: string;
}

/** A file that goes into the box over an open descriptor. */
export interface FileIn {
  readonly path: string;
  readonly fd: number;
  /** Octal, as bwrap reads it. */
  readonly perms: string;
}

/** All that bwrap is told about one box. */
export interface BoxCommand {
  readonly binds: readonly Bind[];
  readonly files: readonly FileIn[];
  /** Shown as /proc/cmdline, which otherwise tells how the machine was started. */
  readonly emptyFd: number;
  readonly seccompFd: number;
  readonly statusFd: number;
}

/** Who the program is inside its box. */
export const BOX_USER = 10_001;
/** As root, who the box belongs to outside: an id between the ranges systemd hands out, so nobody has it. */
export const OUTSIDE_USER = 60_700;
/** Where a program's source lies and where it runs. */
export const BOX_FOLDER = '/box';

/** bwrap's init, the starter and its relay run beside the program, as the same user. */
const OWN_PROCESSES = 3;

const DEV_SHM_BYTES = 16_777_216;
const SCRATCH_BYTES = RUN_FILE_BYTES;

export const BOX_ENV = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  HOME: '/tmp',
  LANG: 'C.UTF-8',
  TMPDIR: '/tmp',
} as const;

/** What drops every privilege before bwrap; only root has any to drop. */
export const DROP_PRIVILEGES: readonly string[] = words(`
  setpriv --reuid=${OUTSIDE_USER} --regid=${OUTSIDE_USER} --clear-groups --bounding-set=-all --no-new-privs --`);

const NAMESPACES = words(`
  --unshare-user --unshare-ipc --unshare-pid --unshare-net --unshare-uts --unshare-cgroup-try
  --disable-userns --assert-userns-disabled --die-with-parent --new-session
  --uid ${BOX_USER} --gid ${BOX_USER} --hostname sandbox --clearenv`);

const FILE_SYSTEM = words(`
  --ro-bind /usr /usr --symlink usr/bin /bin --symlink usr/lib /lib --symlink usr/lib64 /lib64
  --ro-bind-try /etc/alternatives /etc/alternatives --ro-bind-try /etc/ld.so.cache /etc/ld.so.cache
  --tmpfs /usr/local --tmpfs /usr/share/doc --proc /proc --dev /dev
  --size ${DEV_SHM_BYTES} --perms 1777 --tmpfs /dev/shm
  --size ${SCRATCH_BYTES} --perms 1777 --tmpfs /tmp
  --size ${SCRATCH_BYTES} --perms 0755 --tmpfs ${BOX_FOLDER}`);

// bwrap's own /dev can be written without bound until it is made read-only.
const SEALS = words(`--remount-ro /dev --remount-ro /usr/local --remount-ro /usr/share/doc --remount-ro /`);

/** The command line from bwrap on: no network, no host folder that can be written, nothing inherited. */
export function boxCommand(box: BoxCommand): string[] {
  return [
    'bwrap',
    ...NAMESPACES,
    ...FILE_SYSTEM,
    ...box.binds.flatMap(({ from, to }) => ['--ro-bind', from, to]),
    ...box.files.flatMap(({ path, fd, perms }) => ['--perms', perms, '--file', String(fd), path]),
    ...words(`--perms 0444 --ro-bind-data ${box.emptyFd} /proc/cmdline`),
    ...Object.entries(BOX_ENV).flatMap(([name, value]) => ['--setenv', name, value]),
    ...words(`--seccomp ${box.seccompFd} --json-status-fd ${box.statusFd}`),
    ...SEALS,
    ...words(`--chdir ${BOX_FOLDER} --`),
    // Inside the user namespace, so that --nproc counts this box alone.
    ...words(`prlimit --nproc=${COMPILE_PROCESSES + OWN_PROCESSES} --fsize=${RUN_FILE_BYTES} --core=0 --nofile=256
      --memlock=65536 --msgqueue=0 --`),
    ...STARTER_COMMAND,
  ];
}

/** A program with the bounds that are its own; narrower than those it is started under. */
export function boundProgram(
  program: readonly string[],
  { processes, cpuSeconds }: { readonly processes: number; readonly cpuSeconds: number },
): string[] {
  const bounds = `--nproc=${processes + OWN_PROCESSES} --cpu=${cpuSeconds}:${cpuSeconds + 1}`;
  return [...words(`/usr/bin/prlimit ${bounds} --`), ...program];
}

/** A command line written as one reads it; none of its words may hold a space. */
function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
