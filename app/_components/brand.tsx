/** The mark: two carets on one line. */
export function Mark({ size = 18 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden className="shrink-0">
      <rect width="20" height="20" rx="5" className="fill-ink" />
      <path d="M7 5v10" className="stroke-page" strokeWidth="2" strokeLinecap="round" />
      <path d="M13 5v10" className="stroke-page opacity-50" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}

/** The mark with the name. */
export function Brand() {
  return (
    <span className="inline-flex items-center gap-2 text-sm font-semibold tracking-tight">
      <Mark />
      Pairpad
    </span>
  );
}
