// So that what is not used yet is not in the way; remove it when you are done.
#![allow(dead_code, unused_variables)]

use std::io::{self, Read};

struct Rules {
    limit: usize,
    window: u64, // in seconds, like all times
    penalty: u64,
}

struct Request {
    second: u64,
    client: String,
}

/// The answer to each request.
fn judge(rules: &Rules, requests: &[Request]) -> Vec<String> {
    Vec::new()
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("rules and requests");
    let mut words = input.split_whitespace();
    let mut number = || words.next().expect("a number").parse::<u64>().expect("a number");
    let rules = Rules { limit: number() as usize, window: number(), penalty: number() };
    let _count = number();
    let mut requests = Vec::new();
    while let (Some(second), Some(client)) = (words.next(), words.next()) {
        requests.push(Request { second: second.parse().expect("a second"), client: client.to_string() });
    }
    for answer in judge(&rules, &requests) {
        println!("{answer}");
    }
}
