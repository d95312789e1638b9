import type { RoomEvent } from '../protocol/events.ts';
import { LANGUAGE_FACTS } from '../protocol/languages.ts';
import type { RunEnd } from '../protocol/runs.ts';
import type { Paste } from './pastes.ts';
import { NOBODY, type Tape, type TapeEvent } from './tape.ts';

export const MARK_KINDS = [
  'run',
  'paste',
  'language',
  'presence',
  'tab',
  'question',
  'note',
  'comment',
  'end',
] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** Something on the timeline that one can jump to. */
export interface Mark {
  /** Unique within a replay. */
  readonly id: string;
  readonly kind: MarkKind;
  /** Milliseconds since the tape's start. */
  readonly at: number;
  /** How many edits had been made. */
  readonly moment: number;
  /** Index into the tape's people. */
  readonly person: number;
  /** What happened, as a sentence goes on after the person's name. */
  readonly text: string;
  /** How runs went; a paste from elsewhere is only worth a look (`strong`), not a fault. */
  readonly tone: 'plain' | 'strong' | 'good' | 'bad';
  /** What it leads to: a run's id, a comment's id. */
  readonly ref?: string;
}

/** Whether it was said of the session and not done in it: then it is nobody's act and stands apart. */
export function isAside({ kind }: Pick<Mark, 'kind'>): boolean {
  return kind === 'comment' || kind === 'note';
}

/** The marks of a tape in order of time. */
export function marksOf(tape: Tape, pastes: readonly Paste[]): Mark[] {
  const ends = new Map<string, RunEnd>();
  for (const { event } of tape.events) if (event.type === 'run_ended') ends.set(event.runId, event.end);
  const marks = tape.events.flatMap((entry) => {
    const said = say(entry.event, ends);
    return said === undefined ? [] : [markOf(tape, entry, said)];
  });
  return [...marks, ...pastes.map((paste) => pasteMark(tape, paste))].sort(
    (a, b) => a.at - b.at || a.moment - b.moment,
  );
}

interface Said {
  readonly kind: MarkKind;
  readonly by: string | null;
  readonly text: string;
  readonly tone?: Mark['tone'];
  readonly ref?: string;
}

function say(event: RoomEvent, ends: ReadonlyMap<string, RunEnd>): Said | undefined {
  switch (event.type) {
    case 'person_joined':
      return { kind: 'presence', by: event.person.participantId, text: 'joined' };
    case 'person_left':
      return { kind: 'presence', by: event.participantId, text: 'left' };
    case 'language_changed': {
      const text = `switched to ${LANGUAGE_FACTS[event.language].name}`;
      return { kind: 'language', by: event.participantId, text };
    }
    case 'run_started': {
      const end = ends.get(event.runId);
      const text = `ran the code: ${end === undefined ? 'no end recorded' : describeEnd(end)}`;
      return { kind: 'run', by: event.participantId, text, tone: toneOf(end), ref: event.runId };
    }
    case 'tab_left':
      return { kind: 'tab', by: event.participantId, text: 'left the tab' };
    case 'tab_returned':
      return { kind: 'tab', by: event.participantId, text: 'returned to the tab' };
    case 'question_changed':
      return { kind: 'question', by: event.participantId, text: `put in the question “${event.title}”` };
    case 'person_removed':
      return { kind: 'presence', by: event.participantId, text: 'was removed' };
    case 'room_ended':
      return { kind: 'end', by: event.participantId, text: 'ended the room' };
    case 'room_reopened':
      return { kind: 'end', by: event.participantId, text: 'opened the room again' };
    default:
      return undefined;
  }
}

function markOf(tape: Tape, { at, edit, seq }: TapeEvent, { by, tone = 'plain', ...said }: Said): Mark {
  return { id: `event-${seq}`, at, moment: edit, person: Math.max(NOBODY, tape.people.indexOf(by)), tone, ...said };
}

function pasteMark({ edits }: Tape, { edit, characters, fromRoom }: Paste): Mark {
  return {
    id: `paste-${edit}`,
    kind: 'paste',
    at: edits.at[edit] ?? 0,
    moment: edit + 1,
    person: edits.person[edit] ?? NOBODY,
    text: `pasted ${characters} characters ${fromRoom ? 'from this room' : 'from elsewhere'}`,
    tone: fromRoom ? 'plain' : 'strong',
  };
}

export function toneOf(end: RunEnd | undefined): Mark['tone'] {
  if (end === undefined || end.reason === 'stopped') return 'plain';
  return end.reason === 'exited' && end.exitCode === 0 ? 'good' : 'bad';
}

/** How a run ended, in a few words. */
export function describeEnd(end: RunEnd): string {
  switch (end.reason) {
    case 'exited':
      return end.exitCode === 0 ? 'passed' : `exit code ${end.exitCode}`;
    case 'signal':
      return `ended by ${end.signal}`;
    case 'time_limit':
      return `over ${end.limitSeconds} s`;
    case 'memory_limit':
      return `over ${end.limitMb} MB`;
    case 'output_limit':
      return 'too much output';
    case 'compile_failed':
      return 'did not compile';
    case 'stopped':
      return `stopped by ${end.by}`;
    case 'runner_failed':
      return 'the runner failed';
  }
}
