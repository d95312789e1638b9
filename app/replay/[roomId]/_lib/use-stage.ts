'use client';

import { type RefObject, useEffect, useRef } from 'react';
import {
  createReplayEditor,
  type ReplayEditor,
  type SelectedRange,
  type ShownSpan,
} from '#lib/editor/replay-editor.ts';
import type { Language } from '#lib/protocol/languages.ts';
import type { AuthoredSpan } from '#lib/replay/authorship.ts';
import { languageAt } from '#lib/replay/language-at.ts';
import { seqOfPosition } from '#lib/replay/places.ts';
import type { Position } from '#lib/replay/player.ts';
import type { Frame } from '#lib/replay/replay-desk.ts';
import { documentNonce } from '../../../_components/document-nonce.ts';
import type { Passage } from './passage.ts';
import type { OpenReplay } from './use-replay.ts';

/** How the text is coloured: not at all, by its author, or by how it came. */
export type Colouring = 'none' | 'person' | 'way';

export interface StageOptions {
  readonly colouring: Colouring;
  /** Keep what is being written in view. */
  readonly follow: boolean;
  /** A range of the text that somebody speaks of, at the moment it belongs to. */
  readonly range: Passage | undefined;
  readonly fallbackLanguage: Language;
  readonly onPick: (index: number) => void;
  readonly onSelect: (range: SelectedRange) => void;
}

/**
 * Shows the player's position in an editor, which it hands out while there is one. One question to the worker is under
 * way at a time; what was sought meanwhile is asked next, so that scrubbing never falls behind the finger.
 */
export function useStage(
  host: HTMLElement | null,
  shown: RefObject<ReplayEditor | null>,
  replay: OpenReplay,
  options: StageOptions,
): void {
  const latest = useRef(options);
  latest.current = options;
  const refresh = useRef(() => {});

  useEffect(() => {
    if (host === null) return;
    const editor = createReplayEditor({
      parent: host,
      label: 'Code at this moment, read-only',
      nonce: documentNonce(),
      onPick: (index) => latest.current.onPick(index),
      onSelect: (range) => latest.current.onSelect(range),
    });
    shown.current = editor;
    const stage = new Stage(editor, replay, host, latest);
    refresh.current = () => stage.refresh();
    const stop = replay.player.subscribe(() => stage.refresh());
    stage.refresh();
    return () => {
      stop();
      stage.end();
      shown.current = null;
      editor.destroy();
    };
  }, [host, shown, replay]);

  const { colouring, range } = options;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them changes what is shown.
  useEffect(() => refresh.current(), [colouring, range]);
}

class Stage {
  readonly #editor: ReplayEditor;
  readonly #replay: OpenReplay;
  readonly #host: HTMLElement;
  readonly #options: RefObject<StageOptions>;
  #isAsking = false;
  /** Its editor holds nothing, whatever an earlier one was shown. */
  #isEmpty = true;
  #isStale = false;
  #ended = false;
  #heads = new Map<number, number>();

  constructor(editor: ReplayEditor, replay: OpenReplay, host: HTMLElement, options: RefObject<StageOptions>) {
    this.#editor = editor;
    this.#replay = replay;
    this.#host = host;
    this.#options = options;
  }

  refresh(): void {
    this.#isStale = true;
    if (!this.#isAsking) void this.#ask();
  }

  end(): void {
    this.#ended = true;
  }

  async #ask(): Promise<void> {
    const { desk, player } = this.#replay;
    this.#isAsking = true;
    try {
      while (this.#isStale && !this.#ended) {
        this.#isStale = false;
        const { position } = player.get();
        const withAuthors = this.#options.current.colouring !== 'none';
        const frame = await desk.ask('frame', { position, withAuthors, isWhole: this.#isEmpty });
        this.#isEmpty = false;
        if (!this.#ended) this.#show(frame, position);
      }
    } finally {
      this.#isAsking = false;
    }
  }

  #show({ change, carets, focus, spans }: Frame, position: Position): void {
    const { moment } = position;
    const { tape, cast, player } = this.#replay;
    const { follow, range, fallbackLanguage, colouring } = this.#options.current;
    const spoken: ShownSpan[] =
      range?.moment === moment && range.to > range.from
        ? [{ from: range.from, to: range.to, className: 'spoken-range' }]
        : [];
    const shownCarets = carets.flatMap(({ person, anchor, head }) => {
      const who = cast.byIndex[person];
      const moved = this.#heads.get(person) !== head;
      this.#heads.set(person, head);
      return who === undefined ? [] : [{ name: who.name, color: who.color, anchor, head, moved }];
    });
    this.#editor.setLanguage(languageAt(tape, seqOfPosition(tape, position)) ?? fallbackLanguage);
    this.#editor.show({
      change,
      carets: shownCarets,
      spans: [...(spans ?? []).flatMap((span) => this.#spanClass(span, colouring)), ...spoken],
      focus: range?.moment === moment ? range.from : follow && change !== undefined ? focus : undefined,
    });
    player.drawn();
    // Says to whoever looks at the page from outside which moment it shows.
    this.#host.dataset.moment = String(moment);
  }

  #spanClass({ from, to, person, way, offline, unverified }: AuthoredSpan, colouring: Colouring): ShownSpan[] {
    const who = this.#replay.cast.byIndex[person];
    const classes = [
      colouring === 'way' ? `way-${way}` : who === undefined ? '' : `authored person-${who.color}`,
      offline ? 'typed-offline' : '',
      unverified ? 'unverified' : '',
    ].filter((name) => name !== '');
    return classes.length === 0 ? [] : [{ from, to, className: classes.join(' ') }];
  }
}
