// So that what is not used yet is not in the way; remove it when you are done.
#![allow(dead_code, unused_variables)]

use std::io::{self, Read};

struct Trail {
    length: u32, // in kilometres, like all distances
    max: u32,
    easy: u32,
}

#[derive(Clone, Copy)]
struct Hut {
    km: u32,
    price: u32,
}

/// Cost and nights: ways compare in that order.
type Way = (u32, u32);

/// The cheapest way, where there is one.
fn cheapest(trail: &Trail, huts: &[Hut]) -> Option<Way> {
    Some((0, 0))
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the trail");
    let numbers: Vec<u32> = input.split_whitespace().map(|word| word.parse().expect("a number")).collect();
    let trail = Trail { length: numbers[0], max: numbers[1], easy: numbers[2] };
    let huts: Vec<Hut> = numbers[4..].chunks(2).map(|pair| Hut { km: pair[0], price: pair[1] }).collect();
    match cheapest(&trail, &huts) {
        Some((cost, nights)) => println!("{cost} {nights}"),
        None => println!("impossible"),
    }
}
