/** Something that the command palette offers. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Under which heading it stands. */
  readonly group: string;
  /** The keys that do the same, as people read them: `Ctrl Enter`. */
  readonly keys?: string | undefined;
  /** Other words by which one might look for it. */
  readonly words?: string | undefined;
  /** Does it, or offers what there is to choose from. */
  readonly does: (() => void) | readonly Command[];
  /** What is asked before one chooses; what it leads to is then not found by typing, only by choosing it twice. */
  readonly asks?: string | undefined;
}

/** Commands that depend on what was typed: rooms and questions by that name. */
export type CommandSource = (text: string) => Promise<readonly Command[]>;

type Listener = () => void;

/** What can be done on the page as it is; its parts add their commands while they are shown. */
export class CommandStore {
  private readonly lists = new Set<() => readonly Command[]>();
  private readonly sources = new Set<CommandSource>();
  private readonly listeners = new Set<Listener>();
  private known: readonly Command[] | undefined;

  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The same list until something changed. */
  readonly commands = (): readonly Command[] => {
    this.known ??= [...this.lists].flatMap((list) => list());
    return this.known;
  };

  /** Offers commands, as they are whenever they are looked at, until the answer is called. */
  add(list: () => readonly Command[]): () => void {
    this.lists.add(list);
    this.changed();
    return () => {
      this.lists.delete(list);
      this.changed();
    };
  }

  addSource(source: CommandSource): () => void {
    this.sources.add(source);
    this.changed();
    return () => {
      this.sources.delete(source);
      this.changed();
    };
  }

  readonly sourceCount = (): number => this.sources.size;

  /** What the sources find for a text. */
  async find(text: string): Promise<readonly Command[]> {
    const found = await Promise.all([...this.sources].map((source) => source(text).catch(() => [])));
    return found.flat();
  }

  changed(): void {
    this.known = undefined;
    for (const listener of this.listeners) listener();
  }
}

/** One for each page: a browser loads this module once. */
export const commandStore = new CommandStore();

/**
 * The commands whose words all begin like what was typed, first those that are called so; where something was typed,
 * what a command leads to is among them, by itself.
 */
export function matching(commands: readonly Command[], text: string): readonly Command[] {
  const typed = wordsOf(text);
  if (typed.length === 0) return commands;
  const isCalledSo = ({ label }: Command) => label.toLowerCase().startsWith(text.trim().toLowerCase());
  return commands
    .flatMap((command) => [command, ...choicesOf(command)])
    .filter((command) => begins(command, typed))
    .sort((one, other) => Number(isCalledSo(other)) - Number(isCalledSo(one)));
}

function choicesOf({ label, words = '', does, asks }: Command): Command[] {
  if (typeof does === 'function' || asks !== undefined) return [];
  return does.map((choice) => ({
    ...choice,
    label: `${label}: ${choice.label}`,
    words: `${words} ${choice.words ?? ''}`,
  }));
}

function begins({ label, group, words = '' }: Command, typed: readonly string[]): boolean {
  const known = wordsOf(`${label} ${group} ${words}`);
  return typed.every((word) => known.some((one) => one.startsWith(word)));
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s/“”:·…]+/)
    .filter(Boolean);
}
