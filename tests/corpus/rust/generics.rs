trait Collection<T> {
    fn push(self, item: T) -> Self;
    fn size(&self) -> usize;
}

struct Stack<T> {
    items: Vec<T>,
}

impl<T> Collection<T> for Stack<T> {
    fn push(mut self, item: T) -> Self {
        self.items.push(item);
        self
    }
    fn size(&self) -> usize {
        self.items.len()
    }
}

impl<T> Stack<T> {
    fn map<U>(&self, f: impl Fn(&T) -> U) -> Stack<U> {
        Stack { items: self.items.iter().map(f).collect() }
    }
}

fn main() {
    let mut numbers = Stack { items: Vec::new() }.push(1usize).push(2).push(3);
    let mut words = numbers.map(|&n| "x".repeat(n));
    let (number, word) = (numbers.items.pop().unwrap(), words.items.pop().unwrap());
    println!("{number} {word} {} {}", numbers.size(), words.size());
}
