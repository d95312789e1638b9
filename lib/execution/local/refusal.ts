/** Why there is no sandbox, and what to do about it: one sentence each. */
export interface Refusal {
  readonly reason: string;
  readonly action: string;
}

export const OLDEST_BWRAP = [0, 8] as const;

export const REFUSALS = {
  notLinux: {
    reason: 'Code can only be run on Linux.',
    action: 'Start Pairpad on a Linux machine.',
  },
  processor: {
    reason: 'Code cannot be run safely on this processor: there is no system call filter for it.',
    action: 'Start Pairpad on an x86-64 or arm64 machine.',
  },
  notInstalled: {
    reason: 'bubblewrap, which code is run in, is not installed.',
    action: 'Install it with `apt-get install bubblewrap util-linux`, then start Pairpad again.',
  },
  tooOld: {
    reason: `bubblewrap is older than ${OLDEST_BWRAP.join('.')}.`,
    action: 'Install a newer one: Debian 12 and Ubuntu 24.04 have it.',
  },
} satisfies Record<string, Refusal>;

const KNOWN: readonly (readonly [RegExp, Refusal])[] = [
  [
    /setting up uid map: Permission denied|loopback: Failed RTM_NEWADDR/i,
    {
      reason: 'AppArmor keeps bubblewrap from making a user namespace (Ubuntu 24.04 does so at first).',
      action: 'Run `sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`, or allow it for /usr/bin/bwrap alone.',
    },
  ],
  [
    /No permissions to create new namespace|Creating new namespace failed|No space left on device|Unable to create user namespace/i,
    {
      reason: 'User namespaces are switched off on this machine.',
      action:
        'Run `sysctl -w user.max_user_namespaces=15000` and, where it exists, `sysctl -w kernel.unprivileged_userns_clone=1`. In a container, give it a seccomp profile that allows them.',
    },
  ],
  [
    /Can't mount proc/i,
    {
      reason: 'This container masks parts of /proc, so a sandbox cannot have its own.',
      action: 'Start the container with `--security-opt systempaths=unconfined`.',
    },
  ],
  [
    /setpriv|prlimit|mkfifo|perl/i,
    {
      reason: 'A tool that the sandbox needs is missing.',
      action: 'Install util-linux, coreutils and perl-base, then start Pairpad again.',
    },
  ],
];

/** What to do about a sandbox that did not start, from what its tools said. */
export function refusalFor(message: string): Refusal {
  const known = KNOWN.find(([pattern]) => pattern.test(message));
  return (
    known?.[1] ?? {
      reason: `The sandbox does not start: ${message.trim() || 'it says nothing'}`,
      action: 'Look into the server log for more, then start Pairpad again.',
    }
  );
}
