export { freePort } from '../../scripts/free-port.ts';
export { createTestDatabase, type TestDatabase } from './database.ts';
export { type SpawnedServer, type SpawnOptions, spawnApp, spawnCollab, TEST_SECRETS } from './processes.ts';
export { waitFor } from './wait-for.ts';
