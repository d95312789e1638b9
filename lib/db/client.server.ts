import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';

export type Database = PrismaClient;
/** What works inside a transaction and outside one. */
export type DatabaseOrTransaction = Parameters<Parameters<Database['$transaction']>[0]>[0] | Database;

export { Prisma } from './generated/client.ts';

/** Prisma gives up after 2 s and 5 s; a machine that is busy compiling may take longer and still succeed. */
const TRANSACTION_LIMITS = { maxWait: 10_000, timeout: 15_000 };

/** Connects to a Postgres database; `poolSize` connections at most. Close it with `$disconnect()`. */
export function connectDatabase(connectionString: string, { poolSize = 10 } = {}): Database {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString, max: poolSize }),
    transactionOptions: TRANSACTION_LIMITS,
  });
}

/** Does the work in a transaction: the one it is given, or a new one. */
export function inTransaction<T>(
  db: DatabaseOrTransaction,
  work: (tx: DatabaseOrTransaction) => Promise<T>,
): Promise<T> {
  return '$transaction' in db && typeof db.$transaction === 'function' ? db.$transaction(work) : work(db);
}
