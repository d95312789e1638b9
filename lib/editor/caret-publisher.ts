import type { Extension } from '@codemirror/state';
import { type EditorView, type PluginValue, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

/** Presence is half of a busy server's load, and ten carets a second already look continuous. */
const PUBLISH_INTERVAL_MS = 100;

/**
 * Tells the others where the caret is, at most ten times a second. Typing costs nothing: positions are relative to the
 * text after the caret, which stays where it is.
 */
export function caretPublisher(text: Y.Text, awareness: Awareness): Extension {
  return ViewPlugin.define((view) => new CaretPublisher(view, text, awareness));
}

class CaretPublisher implements PluginValue {
  readonly #view: EditorView;
  readonly #text: Y.Text;
  readonly #awareness: Awareness;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #publishedAt = 0;

  constructor(view: EditorView, text: Y.Text, awareness: Awareness) {
    this.#view = view;
    this.#text = text;
    this.#awareness = awareness;
  }

  update(update: ViewUpdate): void {
    const becameReadOnly = update.state.readOnly && !update.startState.readOnly;
    if (becameReadOnly || update.selectionSet || update.docChanged || update.focusChanged) this.#schedule();
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#write(null);
  }

  #schedule(): void {
    if (this.#timer !== undefined) return;
    const waitMs = Math.max(0, this.#publishedAt + PUBLISH_INTERVAL_MS - Date.now());
    // Even at once it waits for the end of the update: awareness listeners may dispatch.
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#publish();
    }, waitMs);
  }

  #publish(): void {
    if (this.#view.state.readOnly) {
      this.#write(null);
      return;
    }
    // A caret left behind on blur stays: the others still see where this person was.
    if (!this.#view.hasFocus) return;
    const { anchor, head } = this.#view.state.selection.main;
    this.#write({ anchor: this.#relative(anchor), head: this.#relative(head) });
  }

  #relative(index: number): Record<string, unknown> {
    return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(this.#text, index));
  }

  #write(cursor: { anchor: unknown; head: unknown } | null): void {
    const local = this.#awareness.getLocalState();
    if (local === null || JSON.stringify(local.cursor ?? null) === JSON.stringify(cursor)) return;
    this.#publishedAt = Date.now();
    this.#awareness.setLocalStateField('cursor', cursor);
  }
}
