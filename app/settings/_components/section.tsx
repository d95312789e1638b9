import type { ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly note?: ReactNode;
  /** A button at the end of the title's line. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** One matter on a page of settings. */
export function Section({ title, note, action, children }: SectionProps) {
  return (
    <section aria-label={title} className="mb-10">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-[0.9375rem] font-semibold tracking-tight">{title}</h2>
        {action}
        {note === undefined ? null : <p className="basis-full text-muted">{note}</p>}
      </div>
      {children}
    </section>
  );
}

/** The page's own title. */
export function PageTitle({ children }: { children: ReactNode }) {
  return <h1 className="mb-6 text-lg font-semibold tracking-tight">{children}</h1>;
}

/** What a list says while there is nothing in it: what it is for, and the next step. */
export function EmptyList({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="rounded-lg border border-dashed border-line-strong px-6 py-8 text-center">
      <p className="font-medium">{title}</p>
      <p className="text-muted">{children}</p>
    </div>
  );
}
