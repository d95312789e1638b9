import { API_SCOPES, type ApiScope } from '#lib/protocol/workspace.ts';

/** What each scope allows, in words. */
export const SCOPE_WORDS: Record<ApiScope, string> = {
  'rooms:read': 'Read rooms, runs and replays',
  'rooms:write': 'Make, change and end rooms',
  'runs:write': 'Run code in rooms',
  'questions:read': 'Read questions',
  'questions:write': 'Write questions',
  'people:write': 'Manage people',
  'webhooks:write': 'Manage webhooks',
};

const FOR_ADMINS: readonly ApiScope[] = ['people:write', 'webhooks:write'];

/** The scopes that a key of this account could use. */
export function scopesFor(role: string): readonly ApiScope[] {
  return role === 'admin' ? API_SCOPES : API_SCOPES.filter((scope) => !FOR_ADMINS.includes(scope));
}
