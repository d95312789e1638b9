// So that what is not used yet is not in the way; remove it when you are done.
#![allow(dead_code, unused_variables)]

use std::io::{self, Read};

struct Quay {
    length: u32,
}

impl Quay {
    fn new(length: u32) -> Self {
        Quay { length }
    }

    /// Prints what happens when the ship wants to dock.
    fn arrive(&mut self, ship: &str, metres: u32) {}

    /// Prints what happens when the ship goes.
    fn leave(&mut self, ship: &str) {}
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the commands");
    let mut words = input.split_whitespace();
    let length = words.next().and_then(|word| word.parse().ok()).expect("a length");
    let mut quay = Quay::new(length);
    words.next(); // the number of commands
    while let (Some(command), Some(ship)) = (words.next(), words.next()) {
        if command == "dock" {
            quay.arrive(ship, words.next().and_then(|word| word.parse().ok()).expect("metres"));
        } else {
            quay.leave(ship);
        }
    }
}
