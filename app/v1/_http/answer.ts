import { NextResponse } from 'next/server';
import { FAULT_STATUS, type Fault, FaultError } from '#lib/kernel/fault.ts';
import { log } from '#lib/kernel/log.server.ts';

/** A fault as every endpoint answers it: `{error: {code, message, action?, field?}}`. */
export function faultAnswer(fault: Fault): NextResponse {
  const wait = fault.retryAfterSeconds;
  return NextResponse.json(
    { error: fault },
    { status: FAULT_STATUS[fault.code], headers: wait === undefined ? {} : { 'retry-after': String(wait) } },
  );
}

/** The answer to whatever a route threw: a fault in its own words, a bug in none. */
export function errorAnswer(error: unknown): Response {
  if (error instanceof FaultError) return faultAnswer(error.fault);
  log.error('a route failed', { error });
  const body = {
    code: 'internal',
    message: 'Something went wrong here.',
    action: 'Try again; if it stays, tell the admin.',
  };
  return Response.json({ error: body }, { status: 500 });
}
