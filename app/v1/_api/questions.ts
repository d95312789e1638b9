import { z } from 'zod';
import {
  importReportSchema,
  listQuestionsSchema,
  questionListSchema,
  questionSchema,
  questionVersionSchema,
  savedQuestionSchema,
  saveQuestionSchema,
} from '#lib/protocol/question-bank.ts';
import {
  hostQuestionSchema,
  putQuestionSchema,
  questionDraftSchema,
  roomQuestionSchema,
} from '#lib/protocol/questions.ts';
import { endpoint } from '../_http/spec.ts';

const group = 'Questions';

export const listQuestionsEndpoint = endpoint({
  method: 'GET',
  path: '/v1/questions',
  group,
  summary: 'Lists the questions of the bank by title, those that match.',
  may: 'read_questions',
  query: listQuestionsSchema,
  status: 200,
  answer: questionListSchema,
});

export const createQuestionEndpoint = endpoint({
  method: 'POST',
  path: '/v1/questions',
  group,
  summary: 'Adds a question to the bank.',
  may: 'write_questions',
  body: questionDraftSchema,
  status: 201,
  answer: savedQuestionSchema,
  isIdempotent: true,
});

export const readQuestionEndpoint = endpoint({
  method: 'GET',
  path: '/v1/questions/{questionId}',
  group,
  summary: 'Reads a question, its private part too.',
  may: 'read_questions',
  query: z.object({ version: z.coerce.number().int().positive().optional() }),
  status: 200,
  answer: questionSchema,
});

export const saveQuestionEndpoint = endpoint({
  method: 'PUT',
  path: '/v1/questions/{questionId}',
  group,
  summary: 'Saves a new version of a question, unless somebody else did since the one it is based on.',
  may: 'write_questions',
  body: saveQuestionSchema,
  status: 200,
  answer: savedQuestionSchema,
});

export const deleteQuestionEndpoint = endpoint({
  method: 'DELETE',
  path: '/v1/questions/{questionId}',
  group,
  summary: 'Takes a question out of the bank; rooms keep what was put into them.',
  may: 'write_questions',
  status: 204,
});

export const restoreQuestionEndpoint = endpoint({
  method: 'POST',
  path: '/v1/questions/{questionId}/restore',
  group,
  summary: 'Takes the deletion of a question back.',
  may: 'write_questions',
  status: 204,
});

export const listVersionsEndpoint = endpoint({
  method: 'GET',
  path: '/v1/questions/{questionId}/versions',
  group,
  summary: 'Lists the versions of a question, newest first.',
  may: 'read_questions',
  status: 200,
  answer: z.object({ versions: z.array(questionVersionSchema) }),
});

/** Answers a zip: a folder of plain files for each question. */
export const exportQuestionsEndpoint = endpoint({
  method: 'GET',
  path: '/v1/questions/export',
  group,
  summary: 'Packs questions, or the one of `questionId`, into a zip of plain files.',
  may: 'read_questions',
  query: z.object({ questionId: z.string().max(64).optional() }),
  status: 200,
});

/** Takes a zip as its body. */
export const importQuestionsEndpoint = endpoint({
  method: 'POST',
  path: '/v1/questions/import',
  group,
  summary: 'Takes in the questions of a zip, and lists what it did not take.',
  may: 'write_questions',
  status: 200,
  answer: importReportSchema,
});

export const roomQuestionEndpoint = endpoint({
  method: 'GET',
  path: '/v1/rooms/{roomId}/question',
  group,
  summary: "Reads what everybody in the room may see of the room's question.",
  may: 'read',
  status: 200,
  answer: z.object({ question: roomQuestionSchema.nullable() }),
});

export const putQuestionEndpoint = endpoint({
  method: 'POST',
  path: '/v1/rooms/{roomId}/question',
  group,
  summary:
    'Puts a question into a room. Its starter code takes the place of untouched starter code and of nothing else.',
  may: 'put_question',
  body: putQuestionSchema,
  status: 201,
  answer: z.object({ n: z.number().int() }),
});

export const hostQuestionEndpoint = endpoint({
  method: 'GET',
  path: '/v1/rooms/{roomId}/question/private',
  group,
  summary: "Reads the solutions, the guide and the hidden tests of the room's question.",
  may: 'read_private',
  status: 200,
  answer: z.object({ question: hostQuestionSchema.nullable() }),
});
