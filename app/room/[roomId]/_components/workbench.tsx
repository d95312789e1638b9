'use client';

import { Tabs } from '@base-ui/react/tabs';
import { type ReactNode, useState } from 'react';
import { Group, type Layout, Panel, Separator } from 'react-resizable-panels';
import { useLayoutKind } from '../_lib/use-layout-kind.ts';

interface WorkbenchProps {
  readonly code: ReactNode;
  readonly console: ReactNode;
  readonly runControl: ReactNode;
  /** A run is under way: worth a mark on the console's tab. */
  readonly hasNews: boolean;
}

/** Code and console: side by side, one above the other, or as tabs, by the room there is. */
export function Workbench({ code, console: output, runControl, hasNews }: WorkbenchProps) {
  const kind = useLayoutKind();
  if (kind === 'tabs') return <TabbedBench code={code} console={output} runControl={runControl} hasNews={hasNews} />;
  return (
    <main className="min-h-0 flex-1">
      <Group
        key={kind}
        orientation={kind === 'columns' ? 'horizontal' : 'vertical'}
        defaultLayout={readLayout(kind)}
        onLayoutChanged={(layout) => writeLayout(kind, layout)}
      >
        <Panel id="code" minSize="30%" defaultSize={kind === 'columns' ? '62%' : '60%'}>
          {code}
        </Panel>
        <Separator
          aria-label="Size of code and console"
          className={`relative bg-line outline-none transition-colors duration-75 hover:bg-accent focus-visible:bg-accent data-[separator=active]:bg-accent ${kind === 'columns' ? 'w-px' : 'h-px'}`}
        />
        <Panel id="console" minSize={kind === 'columns' ? '18rem' : '9rem'}>
          <div className="flex h-full flex-col">
            <div className="flex h-10 shrink-0 items-center border-b border-line bg-bar px-2">{runControl}</div>
            <div className="min-h-0 flex-1">{output}</div>
          </div>
        </Panel>
      </Group>
    </main>
  );
}

function TabbedBench({ code, console: output, runControl, hasNews }: WorkbenchProps) {
  const [tab, setTab] = useState('code');
  const tabClass =
    'flex h-10 items-center gap-1.5 border-b-2 border-transparent px-2 font-medium text-muted data-active:border-ink data-active:text-ink';
  return (
    <Tabs.Root value={tab} onValueChange={setTab} render={<main />} className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-10 shrink-0 items-center border-b border-line bg-bar pr-2 pl-1">
        <Tabs.List className="flex gap-1">
          <Tabs.Tab value="code" className={tabClass}>
            Code
          </Tabs.Tab>
          <Tabs.Tab value="console" className={tabClass}>
            Console
            {hasNews ? <span aria-hidden className="size-1.5 rounded-full bg-accent" /> : null}
          </Tabs.Tab>
        </Tabs.List>
        <div className="ml-auto flex min-w-0 items-center">{runControl}</div>
      </div>
      {/* Both stay mounted: the editor keeps its place, and output goes on arriving. */}
      <Tabs.Panel value="code" keepMounted className="min-h-0 flex-1 [&[hidden]]:hidden">
        {code}
      </Tabs.Panel>
      <Tabs.Panel value="console" keepMounted className="min-h-0 flex-1 [&[hidden]]:hidden">
        {output}
      </Tabs.Panel>
    </Tabs.Root>
  );
}

function layoutKey(kind: string): string {
  return `pairpad:layout:${kind}`;
}

function readLayout(kind: string): Layout | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(layoutKey(kind)) ?? 'null');
    return isLayout(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

function isLayout(value: unknown): value is Layout {
  return typeof value === 'object' && value !== null && Object.values(value).every((size) => typeof size === 'number');
}

function writeLayout(kind: string, layout: Layout): void {
  try {
    localStorage.setItem(layoutKey(kind), JSON.stringify(layout));
  } catch {
    // Storage is denied in some private windows: the sizes then last as long as the page.
  }
}
