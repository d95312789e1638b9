import type { Database } from '../db/client.server.ts';
import type { Env } from '../kernel/env.server.ts';

const INSTALLATION = 1;

/** Whether an account may be made now: the first one always, others where sign-up is open. */
export async function mayRegister(db: Database, signUp: Env['SIGN_UP']): Promise<boolean> {
  return signUp === 'open' || (await db.installation.count()) === 0;
}

/**
 * Makes a new account the admin if it is the installation's first. Of two first accounts at once one gets the single
 * row; where sign-up is closed the other is taken back, and the answer is false.
 */
export async function claimInstallation(db: Database, userId: string, signUp: Env['SIGN_UP']): Promise<boolean> {
  const { count } = await db.installation.createMany({
    data: [{ id: INSTALLATION, adminId: userId }],
    skipDuplicates: true,
  });
  if (count === 1) {
    await db.user.update({ where: { id: userId }, data: { role: 'admin' } });
    return true;
  }
  if (signUp === 'open') return true;
  await db.user.delete({ where: { id: userId } });
  return false;
}

/** Whether nobody has an account here yet. */
export async function isNewInstallation(db: Database): Promise<boolean> {
  return (await db.installation.count()) === 0;
}
