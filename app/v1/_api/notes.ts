import { z } from 'zod';
import { momentSchema } from '#lib/protocol/notes.ts';
import { scorecardSchema, scorecardsSchema } from '#lib/protocol/scorecards.ts';
import { endpoint } from '../_http/spec.ts';

const group = 'Rooms';

export const readNotesEndpoint = endpoint({
  method: 'GET',
  path: '/v1/rooms/{roomId}/notes',
  group,
  summary: "Reads the hosts' notes of a room.",
  may: 'notes',
  status: 200,
  answer: z.object({ text: z.string() }),
});

export const notesTicketEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/{roomId}/notes/ticket',
  group,
  summary: "Gives a ticket that opens the socket of the hosts' notes, once, within a minute.",
  may: 'notes',
  status: 200,
  answer: z.object({ ticket: z.string(), url: z.string() }),
});

export const stampEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/{roomId}/notes/stamp',
  group,
  summary: 'Says which moment of the record it is, to link a line of the notes to it.',
  may: 'notes',
  status: 200,
  answer: momentSchema,
});

export const readScorecardsEndpoint = endpoint({
  method: 'GET',
  path: '/v1/rooms/{roomId}/scorecards',
  group,
  summary: "Reads one's own scorecard and, once it is submitted, those of the other hosts.",
  may: 'score',
  status: 200,
  answer: scorecardsSchema,
});

export const saveScorecardEndpoint = endpoint({
  method: 'PUT',
  path: '/v1/rooms/{roomId}/scorecard',
  group,
  summary: "Keeps one's own scorecard as it stands.",
  may: 'score',
  body: scorecardSchema,
  status: 204,
});

export const submitScorecardEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/{roomId}/scorecard/submit',
  group,
  summary: "Submits one's own scorecard, for good.",
  may: 'score',
  body: scorecardSchema,
  status: 200,
  answer: scorecardsSchema,
});
