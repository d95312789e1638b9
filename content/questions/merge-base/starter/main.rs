// So that what is not used yet is not in the way; remove it when you are done.
#![allow(dead_code, unused_variables)]

use std::collections::HashMap;
use std::io::{self, Read};

type Parents<'a> = HashMap<&'a str, Vec<&'a str>>;

/// The best common ancestors of two commits, in alphabetical order.
fn best_common<'a>(a: &'a str, b: &'a str, parents: &Parents<'a>) -> Vec<&'a str> {
    Vec::new()
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("commits and questions");
    let mut lines = input.lines();
    let count: usize = lines.next().and_then(|line| line.trim().parse().ok()).expect("a number");
    let mut parents = Parents::new();
    for line in lines.by_ref().take(count) {
        let mut names = line.split_whitespace();
        parents.insert(names.next().expect("a commit"), names.collect());
    }
    for question in lines.skip(1) {
        let (a, b) = question.trim().split_once(' ').expect("two commits");
        let best = best_common(a, b, &parents);
        println!("{}", if best.is_empty() { "none".to_string() } else { best.join(" ") });
    }
}
