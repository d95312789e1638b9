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

fn better(a: Option<Way>, b: Option<Way>) -> Option<Way> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

fn cheapest(trail: &Trail, huts: &[Hut]) -> Option<Way> {
    let mut stops = vec![Hut { km: 0, price: 0 }];
    stops.extend_from_slice(huts);
    stops.push(Hut { km: trail.length, price: 0 });
    let end = stops.len() - 1;
    // For each stop, the best way having arrived by an easy day (0), and by a long one (1).
    let mut best: Vec<[Option<Way>; 2]> = vec![[None, None]; stops.len()];
    best[0][0] = Some((0, 0));
    for to in 1..=end {
        for from in (0..to).rev() {
            let day = stops[to].km - stops[from].km;
            if day > trail.max {
                break;
            }
            let is_long = day > trail.easy;
            let before = if is_long { best[from][0] } else { better(best[from][0], best[from][1]) };
            let night = u32::from(to != end);
            let way = before.map(|(cost, nights)| (cost + stops[to].price, nights + night));
            let kind = usize::from(is_long);
            best[to][kind] = better(best[to][kind], way);
        }
    }
    better(best[end][0], best[end][1])
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
