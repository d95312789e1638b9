'use client';

import { memo, useLayoutEffect, useRef } from 'react';
import type { AnsiSegment, AnsiStyle } from './ansi.ts';
import type { Stretch } from './run-output.ts';
import { TextWithPlaces } from './source-place.tsx';

/** How near the end one must be for the view to follow it. */
const FOLLOW_PX = 24;

interface RunOutputViewProps {
  readonly stretches: readonly Stretch[];
  readonly hasEnded: boolean;
  /** A press on it, for which the keyboard has a better way. */
  readonly onPress?: (() => void) | undefined;
}

/** A run's output; it follows the end until one scrolls away from it. */
export function RunOutputView({ stretches, hasEnded, onPress }: RunOutputViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new output is what moves the end.
  useLayoutEffect(() => {
    if (box.current !== null && follows.current) box.current.scrollTop = box.current.scrollHeight;
  }, [stretches]);

  const onScroll = () => {
    const { current } = box;
    if (current !== null) follows.current = current.scrollHeight - current.scrollTop - current.clientHeight < FOLLOW_PX;
  };

  return (
    <div
      ref={box}
      onScroll={onScroll}
      onMouseUp={onPress}
      role="log"
      aria-label="Output"
      // Read line by line it would never end; how it ended is announced.
      aria-live="off"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
      tabIndex={0}
      data-testid="output"
      className="console min-h-0 flex-1 overflow-auto py-2 focus-visible:-outline-offset-2"
    >
      {stretches.map((stretch, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: output only grows.
        <StretchView key={index} {...stretch} />
      ))}
      {stretches.length === 0 && hasEnded ? (
        <p className="px-3 font-sans text-ui text-muted">It printed nothing.</p>
      ) : null}
    </div>
  );
}

const StretchView = memo(function StretchView({ stream, pieces }: Stretch) {
  const isError = stream === 'stderr';
  return (
    <div data-stream={stream} className={isError ? 'console-stretch console-stderr' : 'console-stretch'}>
      {isError ? <span className="sr-only">Standard error: </span> : null}
      {pieces.map((segments, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: output only grows.
        <Piece key={index} segments={segments} />
      ))}
    </div>
  );
});

const Piece = memo(function Piece({ segments }: { segments: readonly AnsiSegment[] }) {
  return segments.map((segment, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: output only grows.
    <Segment key={index} {...segment} />
  ));
});

function Segment({ text, style }: AnsiSegment) {
  const className = classOf(style);
  const shown = style.typed ? text : <TextWithPlaces text={text} />;
  return className === '' ? shown : <span className={className}>{shown}</span>;
}

function classOf({ color, background, inverse, ...weights }: AnsiStyle): string {
  const [front, back] = inverse ? [background ?? 'page', color ?? 'ink'] : [color, background];
  return [
    front === undefined ? '' : `ansi-${front}`,
    back === undefined ? '' : `ansi-on-${back}`,
    ...Object.keys(weights).map((weight) => `ansi-${weight}`),
  ]
    .filter((name) => name !== '')
    .join(' ');
}
