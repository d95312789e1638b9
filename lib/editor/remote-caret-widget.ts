import { WidgetType } from '@codemirror/view';

/** Whose caret, and how often it has moved: each move shows the name again. */
export interface RemoteCaret {
  readonly name: string;
  readonly color: number;
  readonly moves: number;
}

/** Another person's caret with a name flag; looks come from classes, never from style attributes. */
export class RemoteCaretWidget extends WidgetType {
  readonly #caret: RemoteCaret;

  constructor(caret: RemoteCaret) {
    super();
    this.#caret = caret;
  }

  override eq(other: RemoteCaretWidget): boolean {
    const [a, b] = [this.#caret, other.#caret];
    return a.name === b.name && a.color === b.color && a.moves === b.moves;
  }

  override toDOM(): HTMLElement {
    const caret = document.createElement('span');
    const flag = document.createElement('span');
    flag.className = 'cm-remote-flag';
    caret.append(flag);
    // Read aloud inside the code it would be noise; the list of people says who is here.
    caret.setAttribute('aria-hidden', 'true');
    paint(caret, this.#caret);
    return caret;
  }

  override updateDOM(dom: HTMLElement): boolean {
    paint(dom, this.#caret);
    return true;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

function paint(dom: HTMLElement, { name, color, moves }: RemoteCaret): void {
  dom.className = `cm-remote-caret person-${color}`;
  // Two identical animations taken in turn: changing from one to the other starts the fade anew.
  dom.dataset.beat = String(moves % 2);
  const flag = dom.firstElementChild;
  // Drawn from the attribute, so that no name is ever part of the code's own text.
  if (flag instanceof HTMLElement) flag.dataset.name = name;
}
