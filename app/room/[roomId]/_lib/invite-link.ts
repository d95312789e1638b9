import { z } from 'zod';
import type { Result } from '#lib/kernel/fault.ts';
import type { Role } from '#lib/protocol/people.ts';
import { api } from '../../../_components/api.ts';

const inviteAnswer = z.object({ inviteUrl: z.string() });

/** A new link that lets its holder into the room in a role. */
export function makeInviteLink(roomId: string, role: Role): Promise<Result<{ inviteUrl: string }>> {
  return api(`/v1/rooms/${encodeURIComponent(roomId)}/invites`, {
    method: 'POST',
    body: { role },
    answer: inviteAnswer,
  });
}
