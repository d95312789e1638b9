const kept = globalThis as { pairpadSingletons?: Map<string, unknown> };

/**
 * One value for the whole process, made at first use. A bundler may load a module more than once (once a route, and
 * again at each hot reload); pools and listeners must not multiply with it.
 */
export function singleton<T>(name: string, make: () => T): T {
  kept.pairpadSingletons ??= new Map();
  const values = kept.pairpadSingletons as Map<string, T>;
  const value = values.get(name) ?? make();
  values.set(name, value);
  return value;
}

/** The same for what takes time to make. What could not be made is forgotten: who asks next tries again. */
export function promisedSingleton<T>(name: string, make: () => Promise<T>): Promise<T> {
  return singleton(name, () => {
    const made = make();
    made.catch(() => kept.pairpadSingletons?.delete(name));
    return made;
  });
}
