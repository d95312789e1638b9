'use client';

import { useEffect, useRef } from 'react';
import type { Mark, MarkKind } from '#lib/replay/marks.ts';
import type { Player, Position } from '#lib/replay/player.ts';

const JUMP_MS = 5_000;
const LONG_JUMP_MS = 30_000;
/** A mark this near behind is the one we stand on. */
const STANDING_ON_MS = 250;

/** Letters that lead to the next mark of a kind, with Shift to the one before. */
const KIND_KEYS: Readonly<Record<string, MarkKind>> = {
  r: 'run',
  p: 'paste',
  q: 'question',
  j: 'presence',
  n: 'note',
  c: 'comment',
};

const TYPED_IN = 'input:not([type="radio"], [type="checkbox"]), textarea, select';

/** The keys of the page and `more`, by name, where nobody types; what they do is said on buttons and in the shortcuts. */
export function useKeys(player: Player, marks: readonly Mark[], more: Readonly<Record<string, () => void>>): void {
  const latest = useRef(more);
  latest.current = more;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      if (target.closest(`${TYPED_IN}, [role="menu"], [role="listbox"], [role="dialog"]`) !== null) return;
      const isArrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
      // Arrows belong to whoever reads the code or moves between choices; Space to whoever stands on a button.
      if (isArrow && target.closest('.cm-content, [role="tablist"], [role="separator"], [role="radiogroup"], input'))
        return;
      if (event.key === ' ' && target.closest('button, a, input, [role="radio"], [role="checkbox"]')) return;
      const does = latest.current[event.key.toLowerCase()];
      if (does === undefined && !act(event, player, marks)) return;
      does?.();
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [player, marks]);
}

function act(event: KeyboardEvent, player: Player, marks: readonly Mark[]): boolean {
  const { position, playing } = player.get();
  const step = event.shiftKey ? LONG_JUMP_MS : JUMP_MS;
  switch (event.key) {
    case ' ':
      if (playing) player.pause();
      else player.play();
      return true;
    case 'ArrowLeft':
      player.seek(position.time - step);
      return true;
    case 'ArrowRight':
      player.seek(position.time + step);
      return true;
    case ',':
      player.step(-1);
      return true;
    case '.':
      player.step(1);
      return true;
    case '[':
      jumpToMark(player, markBefore(marks, position));
      return true;
    case ']':
      jumpToMark(player, markAfter(marks, position));
      return true;
    case 'Home':
      player.seek(0);
      return true;
    case 'End':
      player.seek(Number.POSITIVE_INFINITY);
      return true;
    default:
      return jumpByLetter(event, player, marks);
  }
}

function jumpByLetter({ key, shiftKey }: KeyboardEvent, player: Player, marks: readonly Mark[]): boolean {
  const kind = KIND_KEYS[key.toLowerCase()];
  if (kind === undefined) return false;
  const isOfKind = (mark: Mark) => mark.kind === kind;
  const { position } = player.get();
  jumpToMark(player, shiftKey ? markBefore(marks, position, isOfKind) : markAfter(marks, position, isOfKind));
  return true;
}

/** Coming and going are too many to be jumped between. */
const isStop = ({ kind }: Mark) => kind !== 'presence' && kind !== 'tab';

export function markBefore(marks: readonly Mark[], { time }: Position, isMeant = isStop): Mark | undefined {
  return marks.findLast((mark) => isMeant(mark) && mark.at < time - STANDING_ON_MS);
}

export function markAfter(marks: readonly Mark[], { time }: Position, isMeant = isStop): Mark | undefined {
  return marks.find((mark) => isMeant(mark) && mark.at > time);
}

export function jumpToMark(player: Player, mark: Mark | undefined): void {
  if (mark === undefined) return;
  player.pause();
  player.seekTo({ time: mark.at, moment: mark.moment });
}
