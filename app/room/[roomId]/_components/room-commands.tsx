'use client';

import { Toast } from '@base-ui/react/toast';
import { useRouter } from 'next/navigation';
import { LANGUAGE_FACTS, LANGUAGES, type Language } from '#lib/protocol/languages.ts';
import type { Role } from '#lib/protocol/people.ts';
import { questionListSchema } from '#lib/protocol/question-bank.ts';
import { api } from '../../../_components/api.ts';
import type { Command } from '../../../_components/commands/command-store.ts';
import { useCommandSource, useCommands } from '../../../_components/commands/use-commands.ts';
import { modifierKey } from '../../../_components/modifier-key.ts';
import { type HostSituation, hostCommands } from '../_lib/host-commands.ts';
import { makeInviteLink } from '../_lib/invite-link.ts';
import type { DeskState } from '../_lib/use-desk.ts';
import type { RoomQuestions } from '../_lib/use-room-question.ts';
import type { Runs } from '../_lib/use-runs.ts';

interface RoomCommandsProps {
  /** What hosts can do; undefined for everybody else. */
  readonly host: Omit<HostSituation, 'copyInvite' | 'go'> | undefined;
  readonly runs: Runs;
  /** Undefined for who may not run at the moment. */
  readonly run: (() => void) | undefined;
  readonly test: (() => void) | undefined;
  /** Undefined for who may not change it. */
  readonly setLanguage: ((language: Language) => void) | undefined;
  readonly desk: DeskState;
  readonly saveCode: () => void;
  /** Puts a question of the bank into the room; undefined for who may not. */
  readonly put: RoomQuestions['put'] | undefined;
}

/** What this person can do in the room as it is now, for the command palette. */
export function RoomCommands({ host, runs, run, test, setLanguage, desk, saveCode, put }: RoomCommandsProps) {
  const router = useRouter();
  const toasts = Toast.useToastManager();

  const copyInvite = async (roomId: string, role: Role) => {
    const made = await makeInviteLink(roomId, role);
    if (!made.ok) return toasts.add({ title: made.fault.message, description: made.fault.action });
    const { inviteUrl } = made.value;
    // Plain http has no clipboard: there the link itself is shown.
    const isCopied = await navigator.clipboard?.writeText(inviteUrl).then(
      () => true,
      () => false,
    );
    return toasts.add(isCopied ? { title: 'Link copied' } : { title: 'The link to send', description: inviteUrl });
  };

  useCommands(() => [
    ...runCommands(runs, run, test),
    ...deskCommands(desk, host !== undefined),
    ...(host === undefined
      ? []
      : hostCommands({ ...host, go: router.push, copyInvite: (role) => void copyInvite(host.roomId, role) })),
    ...(setLanguage === undefined ? [] : [languageCommand(setLanguage)]),
    { id: 'save-code', label: 'Save the code as a file', group: 'Room', words: 'download', does: saveCode },
  ]);

  useCommandSource(async (text) => {
    if (put === undefined) return [];
    const query = new URLSearchParams({ limit: String(FOUND_QUESTIONS), search: text.replace(PUT_WORDS, '') });
    const answer = await api(`/v1/questions?${query}`, { answer: questionListSchema });
    if (!answer.ok) return [];
    return answer.value.questions.map(({ questionId, title }) => ({
      id: questionId,
      label: `Put in “${title}”`,
      group: 'Questions',
      does: async () => {
        const answered = await put(questionId);
        if (answered.ok) desk.show('question');
        else toasts.add({ title: answered.fault.message, description: answered.fault.action });
      },
    }));
  });
  return null;
}

const FOUND_QUESTIONS = 6;
/** What one may type before a question's name, as the command itself is called. */
const PUT_WORDS = /^put( in)?\s+/i;

function runCommands(runs: Runs, run: (() => void) | undefined, test: (() => void) | undefined): Command[] {
  const { underWay } = runs;
  if (run === undefined) return [];
  if (underWay !== undefined) {
    return [{ id: 'stop', label: 'Stop the run', group: 'Run', words: 'kill', does: () => runs.stop(underWay.runId) }];
  }
  return [
    { id: 'run', label: 'Run the code', group: 'Run', keys: `${modifierKey()} Enter`, does: run },
    ...(test === undefined ? [] : [{ id: 'test', label: 'Run the tests', group: 'Run', does: test }]),
  ];
}

function languageCommand(setLanguage: (language: Language) => void): Command {
  return {
    id: 'language',
    label: 'Language',
    group: 'Room',
    does: LANGUAGES.map((language) => ({
      id: `language-${language}`,
      label: LANGUAGE_FACTS[language].name,
      group: 'Room',
      does: () => setLanguage(language),
    })),
  };
}

function deskCommands({ hasContent, isOpen, toggle, show }: DeskState, isHost: boolean): Command[] {
  if (!hasContent) return [];
  const part = (name: 'question' | 'notes' | 'scorecard', label: string): Command => ({
    id: `desk-${name}`,
    label,
    group: 'Desk',
    words: 'show open',
    does: () => show(name),
  });
  return [
    part('question', 'Question'),
    ...(isHost ? [part('notes', 'Notes'), part('scorecard', 'Scorecard')] : []),
    ...(isOpen && toggle !== undefined
      ? [{ id: 'desk-close', label: isHost ? 'Close the desk' : 'Close the question', group: 'Desk', does: toggle }]
      : []),
  ];
}
