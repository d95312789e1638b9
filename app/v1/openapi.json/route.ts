import { env } from '#lib/kernel/env.server.ts';
import { ENDPOINTS } from '../_api/endpoints.ts';
import { openApiDocument } from '../_http/openapi.ts';
import { route } from '../_http/route.ts';

export const dynamic = 'force-dynamic';

/** The API as an OpenAPI document, for programs and for the page that people read. */
export const GET = route(async () => Response.json(openApiDocument(ENDPOINTS, env().PUBLIC_URL)));
