import { Annotation, type Extension, type Range, RangeSet } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  type PluginValue,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { type Presence, presenceSchema } from '../protocol/presence.ts';
import { RemoteCaretWidget } from './remote-caret-widget.ts';

const presenceChanged = Annotation.define<true>();

/** Shows where the others are: a caret with a name that fades, and a tint over what they select. */
export function remoteCarets(text: Y.Text, awareness: Awareness): Extension {
  return ViewPlugin.define((view) => new RemoteCarets(view, text, awareness), {
    decorations: (plugin) => plugin.decorations,
  });
}

interface Changes {
  readonly added: number[];
  readonly updated: number[];
  readonly removed: number[];
}

class RemoteCarets implements PluginValue {
  decorations: DecorationSet = RangeSet.empty;
  readonly #text: Y.Text;
  readonly #awareness: Awareness;
  readonly #seen = new Map<number, { head: number; moves: number }>();
  readonly #listener: (changes: Changes) => void;

  constructor(view: EditorView, text: Y.Text, awareness: Awareness) {
    this.#text = text;
    this.#awareness = awareness;
    this.#listener = ({ added, updated, removed }) => {
      for (const client of removed) this.#seen.delete(client);
      const others = [...added, ...updated, ...removed].some((client) => client !== awareness.clientID);
      if (others) view.dispatch({ annotations: presenceChanged.of(true) });
    };
    awareness.on('change', this.#listener);
    this.#draw(view.state.doc.length, (position) => position);
  }

  update(update: ViewUpdate): void {
    const presence = update.transactions.some((transaction) => transaction.annotation(presenceChanged));
    if (presence || update.docChanged) {
      this.#draw(update.state.doc.length, (position) => update.changes.mapPos(position, -1));
    }
  }

  destroy(): void {
    this.#awareness.off('change', this.#listener);
  }

  #draw(length: number, carry: (position: number) => number): void {
    const ranges: Range<Decoration>[] = [];
    for (const [client, state] of this.#awareness.getStates()) {
      if (client === this.#awareness.clientID) continue;
      const { person, cursor } = presenceSchema.safeParse(state).data ?? {};
      if (person === undefined || !cursor) continue;
      const anchor = this.#resolve(cursor.anchor, length);
      const head = this.#resolve(cursor.head, length);
      if (anchor === undefined || head === undefined) continue;
      const moves = this.#countMove(client, head, carry);
      if (anchor !== head) {
        const selection = Decoration.mark({ class: `cm-remote-selection person-${person.color}` });
        ranges.push(selection.range(Math.min(anchor, head), Math.max(anchor, head)));
      }
      const widget = new RemoteCaretWidget({ name: person.name, color: person.color, moves });
      // Outside its own selection, so that the tint begins at the caret.
      ranges.push(Decoration.widget({ widget, side: head > anchor ? -1 : 1 }).range(head));
    }
    this.decorations = Decoration.set(ranges, true);
  }

  /** A caret that another person's edit merely pushed along has not moved. */
  #countMove(client: number, head: number, carry: (position: number) => number): number {
    const before = this.#seen.get(client);
    const moved = before === undefined || carry(before.head) !== head;
    const moves = (before?.moves ?? 0) + (moved ? 1 : 0);
    this.#seen.set(client, { head, moves });
    return moves;
  }

  #resolve(position: NonNullable<Presence['cursor']>['head'], length: number): number | undefined {
    const { doc } = this.#text;
    if (doc === null) return undefined;
    const relative = Y.createRelativePositionFromJSON(position);
    const absolute = Y.createAbsolutePositionFromRelativePosition(relative, doc);
    if (absolute?.type !== this.#text || absolute.index > length) return undefined;
    return absolute.index;
  }
}
