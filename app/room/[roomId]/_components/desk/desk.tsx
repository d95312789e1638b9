'use client';

import { Tabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import type { DeskPart, DeskState } from '../../_lib/use-desk.ts';
import { deskTabClass } from './desk-tab-class.ts';

interface DeskProps {
  readonly state: DeskState;
  readonly question: ReactNode;
  /** What hosts have beside it; undefined for everybody else. */
  readonly forHosts?: { readonly notes: ReactNode; readonly scorecard: ReactNode } | undefined;
}

/** What lies beside the code: the question, and for hosts their notes and scorecard. */
export function Desk({ state, question, forHosts }: DeskProps) {
  if (forHosts === undefined) return <div className="h-full min-h-0">{question}</div>;
  return (
    <Tabs.Root
      value={state.part}
      onValueChange={(part: DeskPart) => state.choose(part)}
      className="flex h-full min-h-0 flex-col"
    >
      <Tabs.List aria-label="Desk" className="flex h-10 shrink-0 items-end gap-1 border-b border-line bg-bar px-2">
        <Tabs.Tab value="question" className={deskTabClass}>
          Question
        </Tabs.Tab>
        <Tabs.Tab value="notes" className={deskTabClass}>
          Notes
        </Tabs.Tab>
        <Tabs.Tab value="scorecard" className={deskTabClass}>
          Scorecard
        </Tabs.Tab>
      </Tabs.List>
      {/* All stay mounted: notes keep their caret, and a scorecard what was typed. */}
      <Tabs.Panel value="question" keepMounted className="min-h-0 flex-1 [&[hidden]]:hidden">
        {question}
      </Tabs.Panel>
      <Tabs.Panel value="notes" keepMounted className="min-h-0 flex-1 [&[hidden]]:hidden">
        {forHosts.notes}
      </Tabs.Panel>
      <Tabs.Panel value="scorecard" keepMounted className="min-h-0 flex-1 overflow-y-auto [&[hidden]]:hidden">
        {forHosts.scorecard}
      </Tabs.Panel>
    </Tabs.Root>
  );
}
