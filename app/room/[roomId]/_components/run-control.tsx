'use client';

import { ListChecks, Play, Square } from 'lucide-react';
import type { ConnectionStatus } from '#lib/collab-client/connection-status.ts';
import { LANGUAGE_FACTS, type Language } from '#lib/protocol/languages.ts';
import type { RoomLife } from '#lib/protocol/room-life.ts';
import type { RoomView } from '#lib/protocol/rooms.ts';
import { Button } from '../../../_components/button.tsx';
import { modifierKey } from '../../../_components/modifier-key.ts';
import type { Runs } from '../_lib/use-runs.ts';
import { RunPicker } from './run-picker.tsx';

/** Why Run cannot be pressed: one only watches, the server lacks something, or the room is not here yet. */
export interface RunObstacle {
  readonly kind: 'watching' | 'missing' | 'not_connected';
  readonly title: string;
  readonly text: string;
}

interface Situation {
  readonly view: RoomView;
  readonly life: RoomLife;
  readonly status: ConnectionStatus;
  readonly language: Language;
  readonly hasLoaded: boolean;
}

/** What keeps this person from running now, or undefined (RUN1: where there is no sandbox, it says so). */
export function runObstacle({ view, life, status, language, hasLoaded }: Situation): RunObstacle | undefined {
  if (status.kind === 'read_only' || view.you.role === 'viewer') {
    return { kind: 'watching', title: 'Runs appear here', text: 'Those who edit start them.' };
  }
  if (life.runLocked && view.you.role === 'guest') {
    return { kind: 'watching', title: 'A host has locked running', text: 'Run comes back when it is unlocked.' };
  }
  if (!view.runner.available) {
    return { kind: 'missing', title: 'Code cannot be run on this server', text: view.runner.reason };
  }
  if (!view.runner.languages.includes(language)) {
    const { name } = LANGUAGE_FACTS[language];
    return {
      kind: 'missing',
      title: `${name} cannot be run on this server`,
      text: `No toolchain for ${name} was found on it.`,
    };
  }
  if (status.kind === 'closed' || !hasLoaded)
    return { kind: 'not_connected', title: 'Not connected', text: 'Wait for the room.' };
  return undefined;
}

interface RunControlProps {
  readonly runs: Runs;
  readonly obstacle: RunObstacle | undefined;
  readonly onRun: () => void;
  /** Runs the code with the tests of the room's question; undefined where it has none. */
  readonly onTest: (() => void) | undefined;
}

/** Run, or Stop while something runs, and the runs there were. */
export function RunControl({ runs, obstacle, onRun, onTest }: RunControlProps) {
  return (
    <div className="flex w-full min-w-0 items-center gap-2">
      {obstacle?.kind === 'watching' ? (
        <span className="px-1 text-muted max-sm:sr-only">Console</span>
      ) : (
        <RunOrStop runs={runs} obstacle={obstacle} onRun={onRun} onTest={onTest} />
      )}
      <RunPicker runs={runs.runs} shown={runs.shown} onSelect={runs.select} />
    </div>
  );
}

function RunOrStop({ runs, obstacle, onRun, onTest }: RunControlProps) {
  const { underWay, asking, stop } = runs;
  if (underWay !== undefined) {
    return (
      <Button look="danger" onClick={() => stop(underWay.runId)} className="w-18">
        <Square size={11} fill="currentColor" aria-hidden />
        Stop
      </Button>
    );
  }
  return (
    <>
      <Button look="primary" onClick={onRun} pending={asking} disabled={obstacle !== undefined} className="w-18">
        <Play size={12} fill="currentColor" aria-hidden />
        Run
      </Button>
      {onTest === undefined ? null : (
        <Button onClick={onTest} disabled={obstacle !== undefined || asking}>
          <ListChecks size={13} aria-hidden />
          Run tests
        </Button>
      )}
      <kbd className="hidden font-sans text-small text-muted lg:inline">{modifierKey()} Enter</kbd>
    </>
  );
}
