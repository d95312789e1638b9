import { env } from '#lib/kernel/env.server.ts';

/** Where people open a room. */
export function editorUrl(roomId: string): string {
  return `${env().PUBLIC_URL}/room/${roomId}`;
}

/** A link that lets its holder in; the secret stays in the fragment, which browsers send to nobody. */
export function inviteUrl(roomId: string, secret: string): string {
  return `${editorUrl(roomId)}#${secret}`;
}

/** Where browsers open the sync socket. */
export function wsUrl(): string {
  return env().COLLAB_PUBLIC_URL ?? `${env().PUBLIC_URL.replace(/^http/, 'ws')}/ws`;
}

/** A link by which somebody gets an account; its secret stays in the fragment, too. */
export function invitationUrl(secret: string): string {
  return `${env().PUBLIC_URL}/invitation#${secret}`;
}

/** Where a session is shown again. */
export function replayUrl(roomId: string): string {
  return `${env().PUBLIC_URL}/replay/${roomId}`;
}

/** A link that shows a replay; the secret stays in the fragment, as an invite's does. */
export function reviewUrl(roomId: string, secret: string): string {
  return `${replayUrl(roomId)}#${secret}`;
}
