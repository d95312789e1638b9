'use client';

import { Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import { LANGUAGE_FACTS } from '#lib/protocol/languages.ts';
import type { RunHistory } from '#lib/protocol/replay.ts';
import { positionOfSeq } from '#lib/replay/places.ts';
import { Button } from '../../../_components/button.tsx';
import type { ReplayActions } from '../_lib/replay-source.ts';
import type { OpenReplay } from '../_lib/use-replay.ts';
import { useBranch } from './branch-button.tsx';
import { CodeDiff } from './code-diff.tsx';

interface RunViewProps {
  readonly replay: OpenReplay;
  readonly runs: readonly RunHistory[];
  readonly run: RunHistory;
  readonly actions: ReplayActions | undefined;
}

const VIEWS = [
  { value: 'source', label: 'Source' },
  { value: 'before', label: 'Since the run before' },
  { value: 'end', label: 'Until the end' },
] as const;

/** Exactly what a run executed, what it read, and what changed before and after it. */
export function RunView({ replay, runs, run, actions }: RunViewProps) {
  const [view, setView] = useState<(typeof VIEWS)[number]['value']>('source');
  const before = runs[runs.indexOf(run) - 1];
  const final = useFinalText(replay);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-1 border-b border-line px-2 py-1.5">
        <div role="radiogroup" aria-label="Show" className="flex flex-wrap gap-1">
          {VIEWS.map(({ value, label }) => (
            // biome-ignore lint/a11y/useSemanticElements: a segmented control, each a button that stays pressed.
            <button
              key={value}
              type="button"
              role="radio"
              aria-checked={view === value}
              onClick={() => setView(value)}
              className="h-6 rounded-md px-2 text-small font-medium text-muted aria-checked:bg-hover aria-checked:text-ink"
            >
              {label}
            </button>
          ))}
        </div>
        <div className="ml-auto flex items-center gap-1">
          <Button look="quiet" onClick={() => replay.player.seekTo(positionOfSeq(replay.tape, run.seq))}>
            Go there
          </Button>
          {actions !== undefined && replay.context.may.branch ? <RunAgain run={run} actions={actions} /> : null}
        </div>
      </div>
      <div className="min-h-0 flex-1 overflow-auto" data-testid="run-source">
        {view === 'source' ? (
          <pre className="console px-3 py-2 whitespace-pre-wrap">{run.code}</pre>
        ) : view === 'before' ? (
          <CodeDiff before={before?.code ?? ''} after={run.code} />
        ) : (
          <CodeDiff before={run.code} after={final ?? run.code} />
        )}
        {run.stdin === '' ? null : (
          <section className="border-t border-line">
            <h3 className="px-3 pt-2 text-small font-medium text-muted">What it read (stdin)</h3>
            <pre className="console px-3 py-2 whitespace-pre-wrap">{run.stdin}</pre>
          </section>
        )}
      </div>
      <p className="shrink-0 border-t border-line bg-bar px-3 py-1.5 text-muted">
        {LANGUAGE_FACTS[run.language].name}, run by {run.startedBy}, at most {run.timeoutSeconds} s
      </p>
    </div>
  );
}

function RunAgain({ run, actions }: { run: RunHistory; actions: ReplayActions }) {
  const branch = useBranch(actions);
  return (
    <Button
      pending={branch.pending}
      title="A new room with exactly this source, where it can be run"
      onClick={() => branch.start({ seq: run.seq, runId: run.runId })}
    >
      <Play size={14} aria-hidden />
      Run again in a copy
    </Button>
  );
}

function useFinalText({ desk, tape }: OpenReplay): string | undefined {
  const [text, setText] = useState<string>();
  useEffect(() => {
    let current = true;
    void desk.ask('text', { moment: tape.edits.length }).then((final) => current && setText(final));
    return () => {
      current = false;
    };
  }, [desk, tape]);
  return text;
}
