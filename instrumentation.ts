/** Runs once in each web process before it serves anything. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next compiles this for its edge runtime too, where there is no process to prepare.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { prepareWebProcess } = await import('./app/_server/prepare.ts');
  prepareWebProcess();
}
