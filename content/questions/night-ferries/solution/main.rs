use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};
use std::io::{self, Read};

struct Route {
    from: String,
    to: String,
    first: u64,
    every: u64,
    last: u64,
    crossing: u64,
}

/// When the next boat leaves, if one still does.
fn departure(route: &Route, now: u64) -> Option<u64> {
    let waits = now.saturating_sub(route.first).div_ceil(route.every);
    let leaves = route.first + waits * route.every;
    (leaves <= route.last).then_some(leaves)
}

fn earliest(start: &str, minute: u64, routes: &[Route]) -> HashMap<String, u64> {
    let mut by_island: HashMap<&str, Vec<&Route>> = HashMap::new();
    for route in routes {
        by_island.entry(&route.from).or_default().push(route);
    }
    let mut arrived = HashMap::new();
    let mut heap = BinaryHeap::from([Reverse((minute, start))]);
    while let Some(Reverse((now, island))) = heap.pop() {
        // Arriving earlier never means leaving later, so the first arrival is the best one.
        if arrived.contains_key(island) {
            continue;
        }
        arrived.insert(island.to_string(), now);
        for route in by_island.get(island).into_iter().flatten() {
            if let Some(leaves) = departure(route, now) {
                heap.push(Reverse((leaves + route.crossing, &route.to)));
            }
        }
    }
    arrived
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
