import { LoaderCircle } from 'lucide-react';

/** A small turning circle; the words beside it say what is waited for. */
export function Spinner({ size = 14 }: { size?: number }) {
  return <LoaderCircle size={size} aria-hidden className="turning shrink-0" />;
}
