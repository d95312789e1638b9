use std::collections::{HashMap, VecDeque};
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

const PATIENCE: u32 = 3;

#[derive(Default)]
struct Client {
    accepted: VecDeque<u64>,
    refusals: u32,
    blocked_until: u64,
}

impl Client {
    fn judge(&mut self, rules: &Rules, now: u64) -> String {
        if now < self.blocked_until {
            return format!("blocked {}", self.blocked_until - now);
        }
        while self.accepted.front().is_some_and(|oldest| now - oldest >= rules.window) {
            self.accepted.pop_front();
        }
        if self.accepted.len() < rules.limit {
            self.accepted.push_back(now);
            self.refusals = 0;
            return "ok".to_string();
        }
        self.refusals += 1;
        if self.refusals < PATIENCE {
            return format!("wait {}", self.accepted[0] + rules.window - now);
        }
        self.refusals = 0;
        self.blocked_until = now + rules.penalty;
        format!("blocked {}", rules.penalty)
    }
}

fn judge(rules: &Rules, requests: &[Request]) -> Vec<String> {
    let mut clients: HashMap<&str, Client> = HashMap::new();
    requests
        .iter()
        .map(|request| clients.entry(&request.client).or_default().judge(rules, request.second))
        .collect()
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
