'use client';

import { Select } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { LANGUAGE_FACTS } from '#lib/protocol/languages.ts';
import type { RunSummary } from '#lib/protocol/runs.ts';
import { popupClass, popupItemClass } from '../../../_components/popup.ts';
import { OutcomeIcon } from '../../../_components/run/outcome-icon.tsx';
import { resultWords, underWayWords } from '../../../_components/run/run-words.ts';

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

interface RunPickerProps {
  readonly runs: readonly RunSummary[];
  readonly shown: RunSummary | undefined;
  readonly onSelect: (runId: string) => void;
}

/** Which run the console shows; the newest until another is chosen. */
export function RunPicker({ runs, shown, onSelect }: RunPickerProps) {
  if (shown === undefined || runs.length < 2) return null;
  const number = new Map(runs.map((run, index) => [run.runId, runs.length - index]));
  return (
    <Select.Root value={shown.runId} onValueChange={(runId) => runId !== null && onSelect(runId)} modal={false}>
      <Select.Trigger
        aria-label="Shown run"
        className="ml-auto flex h-7 min-w-0 items-center gap-1.5 rounded-md px-2 text-muted select-none hover:bg-hover hover:text-ink data-popup-open:bg-hover"
      >
        <span className="truncate">Run {number.get(shown.runId)}</span>
        <ChevronsUpDown size={12} aria-hidden />
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner sideOffset={4} align="end" alignItemWithTrigger={false} className="z-40 outline-none">
          <Select.Popup className={`${popupClass} max-h-80 w-96 max-w-[calc(100vw-1rem)] overflow-y-auto`}>
            {runs.map((run) => (
              <Select.Item key={run.runId} value={run.runId} className={popupItemClass}>
                <OutcomeIcon run={run} />
                <Select.ItemText className="shrink-0">Run {number.get(run.runId)}</Select.ItemText>
                <span className="min-w-0 truncate text-muted">
                  {run.end === null ? underWayWords(run) : resultWords(run)}, {run.startedBy},{' '}
                  {LANGUAGE_FACTS[run.language].name}
                </span>
                <span className="ml-auto shrink-0 pl-2 text-small text-muted">{time.format(run.startedAt)}</span>
                <span className="w-3.5 shrink-0">
                  <Select.ItemIndicator>
                    <Check size={14} aria-hidden />
                  </Select.ItemIndicator>
                </span>
              </Select.Item>
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
