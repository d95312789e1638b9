import type { ReactNode } from 'react';
import { Brand } from '../../../_components/brand.tsx';
import { ThemeMenu } from '../../../_components/theme-menu.tsx';

/** The page one sees before a room: a single calm column. */
export function DoorCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-bar">
      <header className="flex items-center justify-between px-4 py-3">
        <Brand />
        <ThemeMenu />
      </header>
      <main className="mx-auto flex w-full max-w-[22rem] flex-1 flex-col justify-center px-4 pb-[18vh]">
        <h1 className="mb-1 text-lg font-semibold tracking-tight">{title}</h1>
        {children}
      </main>
    </div>
  );
}
