import sys


class Editor:
    def __init__(self) -> None:
        self.text = ""
        self.done: list[str] = []  # the texts before each step
        self.undone: list[str] = []
        self.depth = 0
        self.before = ""  # the text when the outermost group was opened

    def begin(self) -> None:
        if self.depth == 0:
            self.before = self.text
        self.depth += 1

    def end(self) -> None:
        if self.depth == 0:
            return
        self.depth -= 1
        if self.depth == 0 and self.text != self.before:
            self.done.append(self.before)
            self.undone.clear()

    def change(self, text: str) -> None:
        self.begin()
        self.text = text
        self.end()

    def step(self, source: list[str], target: list[str]) -> None:
        if self.depth == 0 and source:
            target.append(self.text)
            self.text = source.pop()


def run(commands: list[str]) -> list[str]:
    editor = Editor()
    printed = []
    for command in commands:
        match command.split(" ", 1):
            case ["type", text]:
                editor.change(editor.text + text)
            case ["erase", n]:
                editor.change(editor.text[: -int(n)])
            case ["begin"]:
                editor.begin()
            case ["end"]:
                editor.end()
            case ["undo"]:
                editor.step(editor.done, editor.undone)
            case ["redo"]:
                editor.step(editor.undone, editor.done)
            case ["print"]:
                printed.append(f"[{editor.text}]")
    return printed


_, *commands = sys.stdin.read().splitlines()
print("\n".join(run(commands)))
