use std::io::{self, Read};

fn main() {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).unwrap();
    for line in text.lines() {
        let reversed: String = line.chars().rev().collect();
        println!("{reversed} {} {}", line.chars().count(), line.to_uppercase());
    }
}
