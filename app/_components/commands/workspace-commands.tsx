'use client';

import { Toast } from '@base-ui/react/toast';
import { useRouter } from 'next/navigation';
import { LANGUAGE_FACTS, LANGUAGES, type Language } from '#lib/protocol/languages.ts';
import { questionListSchema } from '#lib/protocol/question-bank.ts';
import { type ListedRoom, roomListSchema } from '#lib/protocol/room-list.ts';
import { createdRoomSchema } from '#lib/protocol/rooms.ts';
import { authClient } from '../../(auth)/_components/auth-client.ts';
import { api } from '../api.ts';
import type { Command } from './command-store.ts';
import { useCommandSource, useCommands } from './use-commands.ts';

const PLACES = [
  { href: '/rooms', label: 'Rooms', words: 'dashboard list' },
  { href: '/rooms?filter=live', label: 'Live rooms', words: 'now inside' },
  { href: '/rooms?filter=scheduled', label: 'Scheduled rooms', words: 'planned' },
  { href: '/rooms?filter=archived', label: 'Archived rooms', words: '' },
  { href: '/rooms?filter=deleted', label: 'Deleted rooms', words: 'restore undo' },
  { href: '/questions', label: 'Questions', words: 'bank' },
  { href: '/questions/new', label: 'New question', words: 'create write' },
  { href: '/replay', label: 'Import a session', words: 'bundle upload replay' },
  { href: '/settings', label: 'My account', words: 'settings name password sessions' },
  { href: '/settings/keys', label: 'API keys', words: 'settings token' },
  { href: '/docs/api', label: 'API documentation', words: 'openapi help' },
] as const;

const PLACES_FOR_ADMINS = [
  { href: '/settings/people', label: 'People', words: 'settings invite accounts roles' },
  { href: '/settings/runner', label: 'Running code', words: 'settings runner sandbox' },
  { href: '/settings/webhooks', label: 'Webhooks', words: 'settings' },
] as const;

/** How many of each kind are found: more is a list, for which there is a page. */
const FOUND = 6;

/** What can be done in the workspace, for the command palette. */
export function WorkspaceCommands({ isAdmin }: { isAdmin: boolean }) {
  const router = useRouter();
  const toasts = Toast.useToastManager();

  const makeRoom = async (language: Language) => {
    const made = await api('/v1/rooms', { method: 'POST', body: { language }, answer: createdRoomSchema });
    if (made.ok) router.push(`/room/${made.value.roomId}`);
    else toasts.add({ title: made.fault.message, description: made.fault.action });
  };
  const signOut = async () => {
    await authClient.signOut();
    router.replace('/sign-in');
    router.refresh();
  };

  useCommands(() => [
    {
      id: 'new-room',
      label: 'New room',
      group: 'Do',
      words: 'create interview',
      does: LANGUAGES.map((language) => ({
        id: `new-room-${language}`,
        label: LANGUAGE_FACTS[language].name,
        group: 'Do',
        does: () => void makeRoom(language),
      })),
    },
    {
      id: 'export-questions',
      label: 'Export the questions',
      group: 'Do',
      words: 'zip download',
      does: () => location.assign('/v1/questions/export'),
    },
    { id: 'sign-out', label: 'Sign out', group: 'Do', words: 'leave', does: () => void signOut() },
    ...[...PLACES, ...(isAdmin ? PLACES_FOR_ADMINS : [])].map(({ href, label, words }) => ({
      id: href,
      label,
      words,
      group: 'Go to',
      does: () => router.push(href),
    })),
  ]);

  useCommandSource(async (text) => {
    const search = encodeURIComponent(text);
    const [rooms, questions] = await Promise.all([
      api(`/v1/rooms?limit=${FOUND}&search=${search}`, { answer: roomListSchema }),
      api(`/v1/questions?limit=${FOUND}&search=${search}`, { answer: questionListSchema }),
    ]);
    const go = (href: string) => () => router.push(href);
    return [
      ...(rooms.ok ? rooms.value.rooms.flatMap((room) => roomCommands(room, go)) : []),
      ...(questions.ok ? questions.value.questions : []).map(({ questionId, title }) => ({
        id: questionId,
        label: title,
        group: 'Questions',
        does: go(`/questions/${questionId}`),
      })),
    ];
  });
  return null;
}

function roomCommands(
  { roomId, title, candidate, isMember, state, expiredAt }: ListedRoom,
  go: (href: string) => () => void,
): Command[] {
  const label = candidate === '' ? title : `${title} · ${candidate}`;
  if (expiredAt !== null) return [];
  return [
    ...(isMember ? [{ id: roomId, label, group: 'Rooms', does: go(`/room/${roomId}`) }] : []),
    ...(state === 'ended'
      ? [{ id: `${roomId}-replay`, label: `Replay of ${label}`, group: 'Rooms', does: go(`/replay/${roomId}`) }]
      : []),
  ];
}
