import type { ReactNode } from 'react';
import { Brand } from '../_components/brand.tsx';
import { ThemeMenu } from '../_components/theme-menu.tsx';

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-bar">
      <header className="flex items-center justify-between px-4 py-3">
        <Brand />
        <ThemeMenu />
      </header>
      <main className="mx-auto flex w-full max-w-[22rem] flex-1 flex-col justify-center px-4 pb-[18vh]">
        {children}
      </main>
    </div>
  );
}
