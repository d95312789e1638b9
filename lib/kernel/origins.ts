const LOCAL_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** The origins whose pages are ours: the public one and, for a local installation, the machine's other names. */
export function ownOrigins(publicUrl: string): readonly string[] {
  const { protocol, hostname, port, origin } = new URL(publicUrl);
  if (!LOCAL_NAMES.includes(hostname)) return [origin];
  return LOCAL_NAMES.map((name) => new URL(`${protocol}//${name}:${port}`).origin);
}
