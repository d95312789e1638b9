import { readFileSync } from 'node:fs';

class Editor {
  text = '';
  private done: string[] = []; // the texts before each step
  private undone: string[] = [];
  private depth = 0;
  private before = ''; // the text when the outermost group was opened

  begin(): void {
    if (this.depth === 0) this.before = this.text;
    this.depth += 1;
  }

  end(): void {
    if (this.depth === 0) return;
    this.depth -= 1;
    if (this.depth > 0 || this.text === this.before) return;
    this.done.push(this.before);
    this.undone = [];
  }

  change(text: string): void {
    this.begin();
    this.text = text;
    this.end();
  }

  undo(): void {
    this.step(this.done, this.undone);
  }

  redo(): void {
    this.step(this.undone, this.done);
  }

  private step(source: string[], target: string[]): void {
    const text = this.depth === 0 ? source.pop() : undefined;
    if (text === undefined) return;
    target.push(this.text);
    this.text = text;
  }
}

function run(commands: string[]): string[] {
  const editor = new Editor();
  const printed: string[] = [];
  for (const command of commands) {
    const [word, rest] = command.split(/ (.*)/s);
    switch (word) {
      case 'type':
        editor.change(editor.text + rest);
        break;
      case 'erase':
        editor.change(editor.text.slice(0, -Number(rest)));
        break;
      case 'print':
        printed.push(`[${editor.text}]`);
        break;
      case 'begin':
      case 'end':
      case 'undo':
      case 'redo':
        editor[word]();
    }
  }
  return printed;
}

const [, ...commands] = readFileSync(0, 'utf8').trim().split('\n');
console.log(run(commands).join('\n'));
