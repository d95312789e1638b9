'use client';

import { Play, Square } from 'lucide-react';
import type { ConnectionStatus } from '#lib/collab-client/connection-status.ts';
import { LANGUAGE_FACTS, type Language } from '#lib/protocol/languages.ts';
import type { RoomView } from '#lib/protocol/rooms.ts';
import { Button } from '../../../_components/button.tsx';
import type { Runs } from '../_lib/use-runs.ts';
import { RunPicker } from './run-picker.tsx';

/** Why Run cannot be pressed. */
export interface RunObstacle {
  readonly title: string;
  readonly text: string;
  /** Something is missing on the server, and somebody should know; else it is how things are. */
  readonly isFault: boolean;
}

interface Situation {
  readonly view: RoomView;
  readonly status: ConnectionStatus;
  readonly language: Language;
  readonly hasLoaded: boolean;
}

/** What keeps this person from running now, or undefined (RUN1: where there is no sandbox, it says so). */
export function runObstacle({ view, status, language, hasLoaded }: Situation): RunObstacle | undefined {
  if (status.kind === 'read_only' || view.you.role === 'viewer') {
    return { title: 'You can watch runs here', text: 'Those who edit start them.', isFault: false };
  }
  if (!view.runner.available) {
    return { title: 'Code cannot be run on this server', text: view.runner.reason, isFault: true };
  }
  if (!view.runner.languages.includes(language)) {
    const { name } = LANGUAGE_FACTS[language];
    return { title: `${name} cannot be run on this server`, text: `No toolchain for ${name} was found on it.`, isFault: true };
  }
  if (status.kind === 'closed' || !hasLoaded) return { title: 'Not connected', text: 'Wait for the room.', isFault: false };
  return undefined;
}

interface RunControlProps {
  readonly runs: Runs;
  readonly obstacle: RunObstacle | undefined;
  readonly onRun: () => void;
}

/** Run, or Stop while something runs, and the runs there were. */
export function RunControl({ runs, obstacle, onRun }: RunControlProps) {
  const { underWay, asking } = runs;
  const mayStop = obstacle === undefined || obstacle.isFault;
  return (
    <div className="flex w-full min-w-0 items-center gap-2">
      {underWay === undefined ? (
        <Button look="primary" onClick={onRun} pending={asking} disabled={obstacle !== undefined} title={obstacle?.title} className="w-18">
          <Play size={12} fill="currentColor" aria-hidden />
          Run
        </Button>
      ) : (
        <Button look="danger" onClick={() => runs.stop(underWay.runId)} disabled={!mayStop} className="w-18">
          <Square size={11} fill="currentColor" aria-hidden />
          Stop
        </Button>
      )}
      <kbd className="hidden font-sans text-small text-muted lg:inline">{shortcut()}</kbd>
      <RunPicker runs={runs.runs} shown={runs.shown} onSelect={runs.select} />
    </div>
  );
}

function shortcut(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ Enter' : 'Ctrl Enter';
}
