import {
  CircleCheck,
  CircleStop,
  CircleX,
  ClipboardPaste,
  Code,
  DoorOpen,
  EyeOff,
  FileQuestionMark,
  Flag,
  type LucideIcon,
  MessageSquare,
  StickyNote,
} from 'lucide-react';
import type { Mark, MarkKind } from '#lib/replay/marks.ts';

const ICONS: Record<Exclude<MarkKind, 'run'>, LucideIcon> = {
  paste: ClipboardPaste,
  language: Code,
  presence: DoorOpen,
  tab: EyeOff,
  question: FileQuestionMark,
  note: StickyNote,
  comment: MessageSquare,
  end: Flag,
};

const RUN_ICONS: Record<Mark['tone'], LucideIcon> = {
  good: CircleCheck,
  bad: CircleX,
  plain: CircleStop,
  strong: CircleStop,
};
const TONES: Record<Mark['tone'], string> = {
  good: 'text-good',
  bad: 'text-danger',
  plain: 'text-muted',
  strong: 'text-ink',
};

/** What kind of thing happened, as a shape; words stand beside it or name it. */
export function MarkIcon({ mark: { kind, tone }, size = 14 }: { mark: Pick<Mark, 'kind' | 'tone'>; size?: number }) {
  const Icon = kind === 'run' ? RUN_ICONS[tone] : ICONS[kind];
  return (
    <Icon
      size={size}
      aria-hidden
      className={`shrink-0 ${kind === 'comment' && tone === 'plain' ? 'text-accent' : TONES[tone]}`}
    />
  );
}
