import { ACCOUNT_ROLES, type AccountRole } from '#lib/protocol/people.ts';

/** What each role of the workspace may do, in words. */
export const ROLE_WORDS: Record<AccountRole, { readonly label: string; readonly note: string }> = {
  admin: { label: 'Admin', note: 'also people and webhooks' },
  interviewer: { label: 'Interviewer', note: 'rooms and questions' },
  instructor: { label: 'Instructor', note: 'also every replay' },
};

export const ROLE_OPTIONS = ACCOUNT_ROLES.map((value) => ({ value, ...ROLE_WORDS[value] }));
