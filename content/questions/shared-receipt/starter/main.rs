// So that what is not used yet is not in the way; remove it when you are done.
#![allow(dead_code, unused_variables)]

use std::collections::BTreeMap;
use std::io::{self, Read};

struct Item {
    price: u64, // in cents
    people: Vec<String>,
}

/// What each person pays in cents.
fn split(tip_percent: u64, items: &[Item]) -> BTreeMap<String, u64> {
    BTreeMap::new()
}

fn euros(cents: u64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the receipt");
    let mut lines = input.lines();
    let tip: u64 = lines.next().and_then(|line| line.trim().parse().ok()).expect("a tip");
    let items: Vec<Item> = lines
        .skip(1)
        .map(|line| {
            let mut words = line.split_whitespace();
            Item {
                price: words.next().expect("a price").parse().expect("cents"),
                people: words.map(String::from).collect(),
            }
        })
        .collect();
    let pays = split(tip, &items);
    for (person, cents) in &pays {
        println!("{person} {}", euros(*cents));
    }
    println!("total {}", euros(pays.values().sum()));
}
