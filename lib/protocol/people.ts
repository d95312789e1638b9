import { z } from 'zod';
import { MAX_NAME_CHARACTERS } from './limits.ts';

/** What a person may be in one room: interviewer, candidate, onlooker. */
export const ROLES = ['host', 'guest', 'viewer'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** What a signed-in person may be in the workspace. */
export const ACCOUNT_ROLES = ['admin', 'interviewer', 'instructor'] as const;
export const accountRoleSchema = z.enum(ACCOUNT_ROLES);
export type AccountRole = z.infer<typeof accountRoleSchema>;

/** How many caret colours the palette has; a participant keeps one index for the life of the room. */
export const PERSON_COLORS = 8;
export const personColorSchema = z
  .number()
  .int()
  .min(0)
  .max(PERSON_COLORS - 1);

// Control characters and the bidirectional overrides: a name must not be able to rearrange the text around it.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A text on one line, trimmed, nothing invisible in it. */
export function oneLine(value: string): string {
  return value.replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim();
}

/** A name as people see it: one line, trimmed, 1 to 40 characters, nothing invisible. */
export const personNameSchema = z
  .string()
  .transform(oneLine)
  .pipe(z.string().min(1, 'Type a name.').max(MAX_NAME_CHARACTERS, `At most ${MAX_NAME_CHARACTERS} characters.`));

/** Somebody in a room, as everybody in it may know them. */
export const personSchema = z.object({
  participantId: z.string(),
  name: z.string(),
  role: roleSchema,
  color: personColorSchema,
});
export type Person = z.infer<typeof personSchema>;
