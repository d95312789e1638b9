// So that what is not used yet is not in the way; remove it when you are done.
#![allow(dead_code, unused_variables)]

use std::io::{self, Read};

/// The lines with their bars, and the number of characters covered.
fn black_out(phrases: &[&str], lines: &[&str]) -> (Vec<String>, usize) {
    (lines.iter().map(|line| line.to_string()).collect(), 0)
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("phrases and a transcript");
    let (count, rest) = input.split_once('\n').unwrap_or((&input, ""));
    let rest: Vec<&str> = rest.lines().collect();
    let (phrases, lines) = rest.split_at(count.trim().parse().expect("a number"));
    let (printed, covered) = black_out(phrases, lines);
    for line in printed {
        println!("{line}");
    }
    println!("covered {covered}");
}
