use std::io::{self, Read};

#[derive(Default)]
struct Editor {
    text: String,
    done: Vec<String>, // the texts before each step
    undone: Vec<String>,
    depth: usize,
    before: String, // the text when the outermost group was opened
}

impl Editor {
    fn begin(&mut self) {
        if self.depth == 0 {
            self.before = self.text.clone();
        }
        self.depth += 1;
    }

    fn end(&mut self) {
        if self.depth == 0 {
            return;
        }
        self.depth -= 1;
        if self.depth == 0 && self.text != self.before {
            self.done.push(std::mem::take(&mut self.before));
            self.undone.clear();
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut String)) {
        self.begin();
        change(&mut self.text);
        self.end();
    }

    fn undo(&mut self) {
        if self.depth > 0 {
            return;
        }
        if let Some(text) = self.done.pop() {
            self.undone.push(std::mem::replace(&mut self.text, text));
        }
    }

    fn redo(&mut self) {
        if self.depth > 0 {
            return;
        }
        if let Some(text) = self.undone.pop() {
            self.done.push(std::mem::replace(&mut self.text, text));
        }
    }
}

fn run(commands: &[&str]) -> Vec<String> {
    let mut editor = Editor::default();
    let mut printed = Vec::new();
    for command in commands {
        let (word, rest) = command.split_once(' ').unwrap_or((command, ""));
        match word {
            "type" => editor.change(|text| text.push_str(rest)),
            "erase" => {
                let n: usize = rest.trim().parse().expect("a number");
                editor.change(|text| text.truncate(text.len().saturating_sub(n)));
            }
            "begin" => editor.begin(),
            "end" => editor.end(),
            "undo" => editor.undo(),
            "redo" => editor.redo(),
            _ => printed.push(format!("[{}]", editor.text)),
        }
    }
    printed
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the commands");
    let commands: Vec<&str> = input.lines().skip(1).collect();
    for line in run(&commands) {
        println!("{line}");
    }
}
