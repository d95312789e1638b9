// So that what is not used yet is not in the way; remove it when you are done.
#![allow(dead_code, unused_variables)]

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Read};

struct Route {
    from: String,
    to: String,
    first: u64,
    every: u64,
    last: u64,
    crossing: u64,
}

/// The earliest minute at each island that can be reached.
fn earliest(start: &str, minute: u64, routes: &[Route]) -> HashMap<String, u64> {
    HashMap::new()
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the timetable");
    let mut words = input.split_whitespace();
    let start = words.next().expect("an island");
    let minute: u64 = words.next().and_then(|word| word.parse().ok()).expect("a minute");
    let words: Vec<&str> = words.skip(1).collect();
    let routes: Vec<Route> = words
        .chunks(6)
        .map(|route| {
            let number = |at: usize| route[at].parse().expect("a number");
            Route {
                from: route[0].to_string(),
                to: route[1].to_string(),
                first: number(2),
                every: number(3),
                last: number(4),
                crossing: number(5),
            }
        })
        .collect();
    let arrived = earliest(start, minute, &routes);
    let mut islands = BTreeSet::from([start]);
    islands.extend(routes.iter().flat_map(|route| [route.from.as_str(), route.to.as_str()]));
    for island in islands {
        match arrived.get(island) {
            Some(minute) => println!("{island} {minute}"),
            None => println!("{island} never"),
        }
    }
}
