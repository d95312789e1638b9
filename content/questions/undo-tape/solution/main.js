import { readFileSync } from 'node:fs';

class Editor {
  text = '';
  done = []; // the texts before each step
  undone = [];
  depth = 0;
  before = ''; // the text when the outermost group was opened

  begin() {
    if (this.depth === 0) this.before = this.text;
    this.depth += 1;
  }

  end() {
    if (this.depth === 0) return;
    this.depth -= 1;
    if (this.depth > 0 || this.text === this.before) return;
    this.done.push(this.before);
    this.undone = [];
  }

  change(text) {
    this.begin();
    this.text = text;
    this.end();
  }

  undo() {
    if (this.depth > 0 || this.done.length === 0) return;
    this.undone.push(this.text);
    this.text = this.done.pop();
  }

  redo() {
    if (this.depth > 0 || this.undone.length === 0) return;
    this.done.push(this.text);
    this.text = this.undone.pop();
  }
}

function run(commands) {
  const editor = new Editor();
  const printed = [];
  for (const command of commands) {
    if (command.startsWith('type ')) editor.change(editor.text + command.slice('type '.length));
    else if (command.startsWith('erase ')) editor.change(editor.text.slice(0, -Number(command.slice('erase '.length))));
    else if (command === 'print') printed.push(`[${editor.text}]`);
    else editor[command]();
  }
  return printed;
}

const [, ...commands] = readFileSync(0, 'utf8').trim().split('\n');
console.log(run(commands).join('\n'));
