'use client';

import { Tabs } from '@base-ui/react/tabs';
import { type ReactNode, useState } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useLayoutKind } from '../../../_components/use-layout-kind.ts';

export interface SidePanel {
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
}

interface ReplayBenchProps {
  readonly stage: ReactNode;
  readonly panels: readonly SidePanel[];
}

/** Code and what belongs to it: side by side, one above the other, or as tabs, by the room there is. */
export function ReplayBench({ stage, panels }: ReplayBenchProps) {
  const kind = useLayoutKind();
  if (kind === 'tabs') {
    return (
      <main className="flex min-h-0 flex-1 flex-col">
        <PanelTabs panels={[{ id: 'code', label: 'Code', content: stage }, ...panels]} />
      </main>
    );
  }
  const isColumns = kind === 'columns';
  return (
    <main className="min-h-0 flex-1">
      <Group key={kind} orientation={isColumns ? 'horizontal' : 'vertical'}>
        <Panel id="code" minSize="30%" defaultSize={isColumns ? '64%' : '60%'}>
          {stage}
        </Panel>
        <Separator
          aria-label="Size of code and panels"
          className={`relative bg-line outline-none transition-colors duration-75 hover:bg-accent focus-visible:bg-accent data-[separator=active]:bg-accent ${isColumns ? 'w-px' : 'h-px'}`}
        />
        <Panel id="panels" minSize={isColumns ? '18rem' : '9rem'}>
          <PanelTabs panels={panels} />
        </Panel>
      </Group>
    </main>
  );
}

function PanelTabs({ panels }: { panels: readonly SidePanel[] }) {
  const [tab, setTab] = useState(panels[0]?.id ?? '');
  return (
    <Tabs.Root value={tab} onValueChange={setTab} className="flex h-full min-h-0 flex-col">
      <Tabs.List
        aria-label="Panels"
        className="flex h-10 shrink-0 gap-1 overflow-x-auto border-b border-line bg-bar px-1"
      >
        {panels.map(({ id, label }) => (
          <Tabs.Tab
            key={id}
            value={id}
            className="flex h-10 items-center border-b-2 border-transparent px-2 font-medium text-muted data-active:border-ink data-active:text-ink"
          >
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {panels.map(({ id, content }) => (
        // All stay mounted: the editor keeps its place, and lists their scroll.
        <Tabs.Panel key={id} value={id} keepMounted className="min-h-0 flex-1 [&[hidden]]:hidden">
          {content}
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}
