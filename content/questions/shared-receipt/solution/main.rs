use std::collections::BTreeMap;
use std::io::{self, Read};

struct Item {
    price: u64, // in cents
    people: Vec<String>,
}

fn split(tip_percent: u64, items: &[Item]) -> BTreeMap<String, u64> {
    let mut owed: BTreeMap<String, u64> = BTreeMap::new();
    for Item { price, people } in items {
        let share = price / people.len() as u64;
        let left_over = (price % people.len() as u64) as usize;
        for (place, person) in people.iter().enumerate() {
            *owed.entry(person.clone()).or_default() += share + u64::from(place < left_over);
        }
    }

    let total: u64 = owed.values().sum();
    let tip = (total * tip_percent + 50) / 100;
    let mut missing = tip as usize;
    // One denominator for all, so the remainders compare as whole numbers.
    let mut by_loss: Vec<(u64, String)> = Vec::new();
    let mut pays = owed;
    for (person, amount) in pays.iter_mut() {
        let product = tip * *amount;
        by_loss.push((product % total, person.clone()));
        *amount += product / total;
        missing -= (product / total) as usize;
    }
    by_loss.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    for (_, person) in by_loss.iter().take(missing) {
        *pays.get_mut(person).expect("everybody pays") += 1;
    }
    pays
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
