import type { Socket } from 'node:net';
import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import { BEAT_MS } from './beat.ts';

// A system call for each write is what a busy server spends most of its time on. So writes to a socket are held back
// until there is something that should not wait, and then leave in one call, in their order.

/** From this share of its time on a process gathers writes for longer than a turn, and the longer the busier it is. */
const BUSY = 0.35;
/** From this share on for the longest. */
const BUSIEST = 0.7;
/** A third of what people notice (SYN2): the rest is for the way and for the queue. */
const LONGEST_GATHER_MS = 16;
/** Long enough that a collection of garbage is not taken for load. */
const LOOK_MS = 250;

/** So often it is looked for sockets whose time has come: few at a time, so that nobody waits for many. */
const PATROL_MS = 5;

const urgent = new Set<Socket>();
/** With the time at which each leaves at the latest, the earliest first. */
const patient = new Map<Socket, number>();
let isPatrolling = false;
/** Where the turn is so long that timers are late, what is urgent leaves at this time in the middle of it. */
let urgentLeavesAt = 0;
let seen: EventLoopUtilization = performance.eventLoopUtilization();
let lookedAt = performance.now();
let gatherMs = 0;

/** Holds back what is written to a socket until what came in with it is handled, and a little longer under load. */
export function corkForThisTurn(socket: Socket): void {
  const now = performance.now();
  if (now > urgentLeavesAt) uncorkUrgent();
  if (urgent.has(socket)) return;
  if (!patient.delete(socket)) socket.cork();
  if (urgent.size === 0) {
    urgentLeavesAt = now + LONGEST_GATHER_MS;
    const waitMs = gatherTime(now);
    if (waitMs >= 1) setTimeout(uncorkUrgent, waitMs);
    else setImmediate(uncorkUrgent);
  }
  urgent.add(socket);
}

/** Holds back what is written to a socket until something else is, or for a beat. */
export function corkUntilNext(socket: Socket): void {
  if (urgent.has(socket) || patient.has(socket)) return;
  socket.cork();
  patient.set(socket, performance.now() + BEAT_MS);
  if (isPatrolling) return;
  isPatrolling = true;
  setTimeout(uncorkPatient, BEAT_MS);
}

function gatherTime(now: number): number {
  if (now - lookedAt > LOOK_MS) {
    const current = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(current, seen);
    const share = (utilization - BUSY) / (BUSIEST - BUSY);
    gatherMs = Math.min(1, Math.max(0, share)) * LONGEST_GATHER_MS;
    [seen, lookedAt] = [current, now];
  }
  return gatherMs;
}

function uncorkUrgent(): void {
  const all = [...urgent];
  urgent.clear();
  for (const socket of all) socket.uncork();
}

function uncorkPatient(): void {
  const now = performance.now();
  for (const [socket, leavesAt] of patient) {
    if (leavesAt > now) break;
    patient.delete(socket);
    socket.uncork();
  }
  isPatrolling = patient.size > 0;
  if (isPatrolling) setTimeout(uncorkPatient, PATROL_MS);
}
