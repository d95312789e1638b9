use std::io::{self, Read};

struct Swipe {
    minute: u32,
    way: String, // "in" or "out"
    name: String,
}

fn roll_call(swipes: &[Swipe]) -> Vec<String> {
    let mut inside: Vec<&Swipe> = Vec::new();
    let mut anomalies = 0;
    let mut peak = 0;
    for swipe in swipes {
        let before = inside.len();
        inside.retain(|other| other.name != swipe.name);
        let known = inside.len() < before;
        if known == (swipe.way == "in") {
            anomalies += 1;
        }
        if swipe.way == "in" {
            inside.push(swipe);
        }
        peak = peak.max(inside.len());
    }
    let mut lines = vec![format!("anomalies {anomalies}"), format!("peak {peak}")];
    lines.extend(inside.iter().map(|swipe| format!("inside {} {}", swipe.name, swipe.minute)));
    lines
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the log");
    let mut words = input.split_whitespace().skip(1);
    let mut swipes = Vec::new();
    while let (Some(minute), Some(way), Some(name)) = (words.next(), words.next(), words.next()) {
        swipes.push(Swipe {
            minute: minute.parse().expect("a minute"),
            way: way.to_string(),
            name: name.to_string(),
        });
    }
    for line in roll_call(&swipes) {
        println!("{line}");
    }
}
