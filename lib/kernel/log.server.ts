type Level = 'info' | 'warn' | 'error';

/** Writes one JSON line: time, level, what happened, and its facts. Secrets and code never go in. */
function write(level: Level, message: string, facts: Record<string, unknown>): void {
  const line = JSON.stringify({ time: new Date().toISOString(), level, message, ...facts }, (_key, value) =>
    value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value,
  );
  (level === 'info' ? process.stdout : process.stderr).write(`${line}\n`);
}

export const log = {
  info: (message: string, facts: Record<string, unknown> = {}) => write('info', message, facts),
  warn: (message: string, facts: Record<string, unknown> = {}) => write('warn', message, facts),
  error: (message: string, facts: Record<string, unknown> = {}) => write('error', message, facts),
};
