'use client';

import { Tabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { Group, type Layout, Panel, Separator } from 'react-resizable-panels';
import { useLayoutKind } from '../../../_components/use-layout-kind.ts';
import type { BenchTab } from '../_lib/use-desk.ts';

interface WorkbenchProps {
  /** What lies beside the code, where something does. */
  readonly aside?: { readonly label: string; readonly content: ReactNode } | undefined;
  readonly code: ReactNode;
  readonly console: ReactNode;
  readonly runControl: ReactNode;
  /** A run is under way: worth a mark on the console's tab. */
  readonly hasNews: boolean;
  /** What shows where there is room for one thing only. */
  readonly tab: BenchTab;
  readonly onTab: (tab: BenchTab) => void;
}

/** Code and console, and what lies beside: side by side, one above the other, or as tabs, by the room there is. */
export function Workbench(props: WorkbenchProps) {
  const kind = useLayoutKind();
  if (kind === 'tabs') return <TabbedBench {...props} />;
  const { aside, code, console: output, runControl } = props;
  const consolePanel = (
    <Panel id="console" minSize={kind === 'columns' ? '18rem' : '9rem'}>
      <div className="flex h-full flex-col">
        <div className="flex h-10 shrink-0 items-center border-b border-line bg-bar px-2">{runControl}</div>
        <div className="min-h-0 flex-1">{output}</div>
      </div>
    </Panel>
  );
  if (kind === 'rows') {
    return (
      <main className="min-h-0 flex-1">
        <Bench name="rows" orientation="vertical">
          <Panel id="code" minSize="30%" defaultSize="60%">
            {aside === undefined ? (
              code
            ) : (
              <Bench name="rows-aside" orientation="horizontal">
                <AsidePanel aside={aside} />
                <Divider label="Size of desk and code" orientation="horizontal" />
                <Panel id="code" minSize="30%">
                  {code}
                </Panel>
              </Bench>
            )}
          </Panel>
          <Divider label="Size of code and console" orientation="vertical" />
          {consolePanel}
        </Bench>
      </main>
    );
  }
  return (
    <main className="min-h-0 flex-1">
      {/* Sizes are kept apart for two and for three panes. */}
      <Bench
        key={String(aside === undefined)}
        name={aside === undefined ? 'columns' : 'columns-aside'}
        orientation="horizontal"
      >
        {aside === undefined ? null : (
          <>
            <AsidePanel aside={aside} />
            <Divider label="Size of desk and code" orientation="horizontal" />
          </>
        )}
        <Panel id="code" minSize="25%" defaultSize={aside === undefined ? '62%' : '42%'}>
          {code}
        </Panel>
        <Divider label="Size of code and console" orientation="horizontal" />
        {consolePanel}
      </Bench>
    </main>
  );
}

interface BenchProps {
  /** Its sizes are kept under this name. */
  readonly name: string;
  readonly orientation: 'horizontal' | 'vertical';
  readonly children: ReactNode;
}

function Bench({ name, orientation, children }: BenchProps) {
  return (
    <Group
      orientation={orientation}
      defaultLayout={readLayout(name)}
      onLayoutChanged={(layout) => writeLayout(name, layout)}
    >
      {children}
    </Group>
  );
}

function AsidePanel({ aside }: { aside: NonNullable<WorkbenchProps['aside']> }) {
  return (
    <Panel id="aside" minSize="14rem" defaultSize="30%">
      <aside aria-label={aside.label} className="h-full min-h-0">
        {aside.content}
      </aside>
    </Panel>
  );
}

function Divider({ label, orientation }: { label: string; orientation: 'horizontal' | 'vertical' }) {
  return (
    <Separator
      aria-label={label}
      className={`relative bg-line outline-none transition-colors duration-75 hover:bg-accent focus-visible:bg-accent data-[separator=active]:bg-accent ${orientation === 'horizontal' ? 'w-px' : 'h-px'}`}
    />
  );
}

function TabbedBench({ aside, code, console: output, runControl, hasNews, tab, onTab }: WorkbenchProps) {
  const tabClass =
    'flex h-10 items-center gap-1.5 border-b-2 border-transparent px-2 font-medium text-muted data-active:border-ink data-active:text-ink';
  return (
    <Tabs.Root
      value={tab}
      onValueChange={(next: BenchTab) => onTab(next)}
      render={<main />}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex h-10 shrink-0 items-center border-b border-line bg-bar pr-2 pl-1">
        <Tabs.List className="flex gap-1">
          {aside === undefined ? null : (
            <Tabs.Tab value="aside" className={tabClass}>
              {aside.label}
            </Tabs.Tab>
          )}
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
      {/* All stay mounted: the editor keeps its place, and output goes on arriving. */}
      {aside === undefined ? null : (
        <Tabs.Panel value="aside" keepMounted className="min-h-0 flex-1 [&[hidden]]:hidden">
          {aside.content}
        </Tabs.Panel>
      )}
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
