// So that what is not used yet is not in the way; remove it when you are done.
#![allow(dead_code, unused_variables)]

use std::io::{self, Read};

/// What the commands print.
fn run(commands: &[&str]) -> Vec<String> {
    Vec::new()
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the commands");
    let commands: Vec<&str> = input.lines().skip(1).collect();
    for line in run(&commands) {
        println!("{line}");
    }
}
