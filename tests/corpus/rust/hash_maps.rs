use std::cmp::Reverse;
use std::collections::HashMap;

fn main() {
    let text = "the quick brown fox jumps over the lazy dog the fox barks and the dog runs";
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in text.split(' ') {
        *counts.entry(word).or_default() += 1;
    }
    let mut top: Vec<_> = counts.into_iter().collect();
    top.sort_by_key(|&(word, count)| (Reverse(count), word));
    for (word, count) in &top[..4] {
        println!("{word} {count}");
    }
    let mut seen = HashMap::new();
    for (index, number) in [2, 7, 11, 15].into_iter().enumerate() {
        if let Some(other) = seen.get(&(18 - number)) {
            println!("{other} {index}");
        }
        seen.insert(number, index);
    }
}
