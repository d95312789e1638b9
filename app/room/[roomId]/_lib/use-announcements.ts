'use client';

import { useEffect, useRef } from 'react';
import type { ConnectionStatus } from '#lib/collab-client/connection-status.ts';
import type { Person } from '#lib/protocol/people.ts';
import type { RunSummary } from '#lib/protocol/runs.ts';
import { useAnnounce } from '../../../_components/announcer.tsx';
import { resultWords } from '../../../_components/run/run-words.ts';
import { connectionWords } from './connection-words.ts';

/** A state that lasts this long is worth saying; typing flips between saving and saved many times a second. */
const SETTLED_MS = 1_500;

/** Tells screen readers who comes and goes, and how runs end. */
export function useAnnouncements(room: {
  readonly people: readonly Person[];
  readonly runs: readonly RunSummary[];
}): void {
  usePeopleAnnounced(room.people);
  useRunsAnnounced(room.runs);
}

function usePeopleAnnounced(people: readonly Person[]): void {
  const announce = useAnnounce();
  const before = useRef(people);
  useEffect(() => {
    const was = new Map(before.current.map((person) => [person.participantId, person]));
    const is = new Map(people.map((person) => [person.participantId, person]));
    before.current = people;
    const joined = people.filter(({ participantId }) => !was.has(participantId)).map(({ name }) => `${name} joined.`);
    const left = [...was.values()]
      .filter(({ participantId }) => !is.has(participantId))
      .map(({ name }) => `${name} left.`);
    if (joined.length + left.length > 0) announce([...joined, ...left].join(' '));
  }, [announce, people]);
}

/** Tells screen readers when the connection changes. */
export function useStatusAnnounced(status: ConnectionStatus): void {
  const announce = useAnnounce();
  const said = useRef('');
  const words = connectionWords(status);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (words === said.current) return;
      said.current = words;
      announce(words);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [announce, words]);
}

function useRunsAnnounced(runs: readonly RunSummary[]): void {
  const announce = useAnnounce();
  const underWay = useRef(new Set<string>());
  useEffect(() => {
    for (const run of runs) {
      if (run.end === null) {
        if (!underWay.current.has(run.runId)) announce(`${run.startedBy} started a run.`);
        underWay.current.add(run.runId);
      } else if (underWay.current.delete(run.runId)) {
        announce(`Run ended. ${resultWords(run)}.`);
      }
    }
  }, [announce, runs]);
}
