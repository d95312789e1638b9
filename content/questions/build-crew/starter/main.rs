// So that what is not used yet is not in the way; remove it when you are done.
#![allow(dead_code, unused_variables)]

use std::io::{self, Read};

struct Job {
    name: String,
    minutes: u32,
    needs: Vec<String>,
}

/// The lines to print.
fn plan(crew: usize, jobs: &[Job]) -> Vec<String> {
    Vec::new()
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the jobs");
    let mut lines = input.lines();
    let first = lines.next().expect("the crew");
    let crew = first.split_whitespace().next().and_then(|word| word.parse().ok()).expect("a number");
    let jobs: Vec<Job> = lines
        .map(|line| {
            let mut words = line.split_whitespace();
            Job {
                name: words.next().expect("a name").to_string(),
                minutes: words.next().and_then(|word| word.parse().ok()).expect("minutes"),
                needs: words.map(String::from).collect(),
            }
        })
        .collect();
    for line in plan(crew, &jobs) {
        println!("{line}");
    }
}
