'use client';

import { useEffect, useState } from 'react';
import { z } from 'zod';
import { connectNotes, type NotesConnection } from '#lib/collab-client/notes-connection.ts';
import { type Fault, FaultError, ok, type Result } from '#lib/kernel/fault.ts';
import { type Moment, momentSchema } from '#lib/protocol/notes.ts';
import { api } from '../../../_components/api.ts';

const ticketAnswer = z.object({ ticket: z.string(), url: z.string() });
const PASSING: ReadonlySet<Fault['code']> = new Set(['unavailable', 'too_many_requests']);

/**
 * Keeps this page connected to the hosts' notes of a room, from when they are first wanted on: what was typed there
 * must get out, whether or not they are looked at.
 */
export function useNotes(roomId: string, url: string, isWanted: boolean): NotesConnection | undefined {
  const [notes, setNotes] = useState<NotesConnection>();
  const [wasWanted, setWasWanted] = useState(false);
  if (isWanted && !wasWanted) setWasWanted(true);

  useEffect(() => {
    if (!wasWanted) return;
    const opened = connectNotes({ url, fetchTicket: () => fetchTicket(roomId) });
    setNotes(opened);
    return () => {
      setNotes(undefined);
      opened.destroy();
    };
  }, [roomId, url, wasWanted]);

  useEffect(() => {
    if (notes === undefined) return;
    const ask = (event: BeforeUnloadEvent) => {
      const status = notes.status.get();
      if (status.kind === 'reconnecting' && status.hasUnsaved) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [notes]);
  return notes;
}

/** This moment, as the record knows it. */
export function readMoment(roomId: string): Promise<Result<Moment>> {
  return api(`/v1/rooms/${encodeURIComponent(roomId)}/notes/stamp`, { method: 'POST', answer: momentSchema });
}

/** A fault ends a connection for good, so what passes by itself must be thrown. */
async function fetchTicket(roomId: string): Promise<Result<string>> {
  const path = `/v1/rooms/${encodeURIComponent(roomId)}/notes/ticket`;
  const answer = await api(path, { method: 'POST', answer: ticketAnswer });
  if (answer.ok) return ok(answer.value.ticket);
  if (PASSING.has(answer.fault.code)) throw new FaultError(answer.fault);
  return answer;
}
