import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const LOOKS = {
  info: { Icon: Info, box: 'bg-bar text-ink', icon: 'text-muted' },
  warn: { Icon: TriangleAlert, box: 'bg-warn-soft text-ink', icon: 'text-warn' },
  error: { Icon: CircleAlert, box: 'bg-danger-soft text-ink', icon: 'text-danger' },
} as const;

interface NoticeProps {
  readonly look: keyof typeof LOOKS;
  /** What happened. */
  readonly title: ReactNode;
  /** What was kept, and what to do. */
  readonly children?: ReactNode;
  /** A button, at the end of the line. */
  readonly action?: ReactNode;
}

/** Says that something happened, what was kept and what to do, in the page and not over it. */
export function Notice({ look, title, children, action }: NoticeProps) {
  const { Icon, box, icon } = LOOKS[look];
  return (
    <div role={look === 'error' ? 'alert' : 'status'} className={`flex items-start gap-2 rounded-md px-3 py-2 ${box}`}>
      <Icon size={14} aria-hidden className={`mt-[3px] shrink-0 ${icon}`} />
      <div className="flex min-w-0 flex-1 flex-wrap gap-x-2">
        <p className="font-medium">{title}</p>
        {children === undefined ? null : <div className="text-muted">{children}</div>}
      </div>
      {action === undefined ? null : <div className="-my-1 shrink-0">{action}</div>}
    </div>
  );
}
