// So that what is not used yet is not in the way; remove it when you are done.
#![allow(dead_code, unused_variables)]

use std::io::{self, Read};

struct Swipe {
    minute: u32,
    way: String, // "in" or "out"
    name: String,
}

/// The lines to print.
fn roll_call(swipes: &[Swipe]) -> Vec<String> {
    Vec::new()
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the log");
    let mut words = input.split_whitespace().skip(1);
    let mut swipes = Vec::new();
    while let (Some(minute), Some(way), Some(name)) = (words.next(), words.next(), words.next()) {
        swipes.push(Swipe {
            minute: minute.parse().expect("a minute"),
            way: way.to_string(),
            name: name.to_string(),
        });
    }
    for line in roll_call(&swipes) {
        println!("{line}");
    }
}
