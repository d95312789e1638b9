use std::io::{self, Read};

struct Berth {
    start: u32,
    end: u32,
    ship: String,
}

struct Quay {
    length: u32,
    berths: Vec<Berth>, // in order of position; gaps are what is between
    waiting: Vec<(String, u32)>,
}

impl Quay {
    fn new(length: u32) -> Self {
        Quay { length, berths: Vec::new(), waiting: Vec::new() }
    }

    fn dock(&mut self, ship: &str, metres: u32) -> bool {
        let mut place = 0;
        let mut start = 0;
        for berth in &self.berths {
            if berth.start - start >= metres {
                break;
            }
            start = berth.end;
            place += 1;
        }
        if start + metres > self.length {
            return false;
        }
        self.berths.insert(place, Berth { start, end: start + metres, ship: ship.to_string() });
        println!("{ship} at {start}");
        true
    }

    fn arrive(&mut self, ship: &str, metres: u32) {
        if !self.dock(ship, metres) {
            self.waiting.push((ship.to_string(), metres));
            println!("{ship} waits");
        }
    }

    fn leave(&mut self, ship: &str) {
        let before = self.waiting.len();
        self.waiting.retain(|(other, _)| other != ship);
        if self.waiting.len() < before {
            println!("{ship} gives up");
            return;
        }
        self.berths.retain(|berth| berth.ship != ship);
        for (other, metres) in std::mem::take(&mut self.waiting) {
            if !self.dock(&other, metres) {
                self.waiting.push((other, metres));
            }
        }
    }
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the commands");
    let mut words = input.split_whitespace();
    let length = words.next().and_then(|word| word.parse().ok()).expect("a length");
    let mut quay = Quay::new(length);
    words.next(); // the number of commands
    while let (Some(command), Some(ship)) = (words.next(), words.next()) {
        if command == "dock" {
            quay.arrive(ship, words.next().and_then(|word| word.parse().ok()).expect("metres"));
        } else {
            quay.leave(ship);
        }
    }
}
