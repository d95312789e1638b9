import { listPeople } from '#lib/accounts/people.server.ts';
import { database } from '#lib/db/database.server.ts';
import { listPeopleEndpoint } from '../_api/people.ts';
import { serveAccount } from '../_http/serve.ts';

export const GET = serveAccount(listPeopleEndpoint, async ({ query }) => ({
  people: await listPeople(database(), query.search),
}));
