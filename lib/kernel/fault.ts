/** Every kind of expected failure, with the HTTP status it answers with. */
export const FAULT_STATUS = {
  bad_request: 400,
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  room_ended: 409,
  room_full: 409,
  /** In the waiting room: a host has to admit them. */
  waiting: 403,
  /** The room opens later. */
  not_open_yet: 403,
  run_in_progress: 409,
  too_large: 413,
  too_many_requests: 429,
  unavailable: 503,
} as const;

export type FaultCode = keyof typeof FAULT_STATUS;

/** What a person or a program reads when something expected goes wrong. */
export interface Fault {
  readonly code: FaultCode;
  /** One sentence: what happened. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly action?: string;
  /** The input field at fault, as a dotted path. */
  readonly field?: string;
  /** When asking again makes sense, where that is known. */
  readonly retryAfterSeconds?: number;
}

/** Carries a Fault through code that cannot return one; routes turn it into its HTTP answer. */
export class FaultError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault, cause?: unknown) {
    super(fault.message, { cause });
    this.name = 'FaultError';
    this.fault = fault;
  }
}

/** A value, or the fault that kept it from being made. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: FaultCode, message: string, rest: Omit<Fault, 'code' | 'message'> = {}): Result<never> {
  return { ok: false, fault: { code, message, ...rest } };
}

/** The value of a result; throws its fault as a FaultError. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new FaultError(result.fault);
  return result.value;
}
