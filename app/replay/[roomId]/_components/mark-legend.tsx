'use client';

import { Popover } from '@base-ui/react/popover';
import { CircleQuestionMark } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Mark } from '#lib/replay/marks.ts';
import { iconButtonClass } from '../../../_components/button.tsx';
import { popupClass } from '../../../_components/popup.ts';
import { MarkIcon } from './mark-icon.tsx';

const MARKS: readonly (Pick<Mark, 'kind' | 'tone'> & { readonly words: string })[] = [
  { kind: 'run', tone: 'good', words: 'A run that passed' },
  { kind: 'run', tone: 'bad', words: 'A run that failed' },
  { kind: 'run', tone: 'plain', words: 'A run that was stopped' },
  { kind: 'paste', tone: 'strong', words: 'Pasted from elsewhere' },
  { kind: 'paste', tone: 'plain', words: 'Pasted from this room' },
  { kind: 'language', tone: 'plain', words: 'Another language' },
  { kind: 'question', tone: 'plain', words: 'A question was put in' },
  { kind: 'note', tone: 'plain', words: 'A note of the hosts' },
  { kind: 'comment', tone: 'plain', words: 'A comment' },
  { kind: 'comment', tone: 'good', words: 'A resolved comment' },
  { kind: 'end', tone: 'plain', words: 'Ended, or opened again' },
];

/** What the tracks themselves show, each drawn as it is there. */
const TRACKS: readonly { readonly words: string; readonly drawing: ReactNode }[] = [
  { words: 'In the room', drawing: <path d="M0 13h14" strokeOpacity={0.35} /> },
  { words: 'Changes to the code', drawing: <path d="M3 14V9m4 5V3m4 11V6" strokeWidth={2} /> },
  { words: 'Changes made offline', drawing: <path d="M2.5 13.5v-5h2v5zm5 0v-10h2v10z" /> },
  { words: 'Away from the tab', drawing: <path d="M0 13l6-6m-2 6l6-6m-2 6l6-6" className="text-muted" /> },
];

/** Says what stands on the timeline, where its shapes alone do not. */
export function MarkLegend() {
  return (
    <Popover.Root>
      <Popover.Trigger aria-label="What the marks mean" title="What the marks mean" className={iconButtonClass}>
        <CircleQuestionMark size={15} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="top" align="end" sideOffset={4} collisionPadding={8} className="z-40">
          <Popover.Popup className={`${popupClass} w-104 max-w-[calc(100vw-1rem)] p-3`}>
            <Popover.Title className="mb-2 font-medium">What the marks mean</Popover.Title>
            <ul className="grid grid-cols-2 gap-x-4 gap-y-1.5 text-small">
              {MARKS.map(({ words, ...mark }) => (
                <li key={words} className="flex items-center gap-2">
                  <MarkIcon mark={mark} />
                  {words}
                </li>
              ))}
              {TRACKS.map(({ words, drawing }) => (
                <li key={words} className="flex items-center gap-2">
                  <svg width={14} height={14} fill="none" stroke="currentColor" aria-hidden className="shrink-0">
                    {drawing}
                  </svg>
                  {words}
                </li>
              ))}
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
