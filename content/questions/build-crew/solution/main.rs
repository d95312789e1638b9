use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::io::{self, Read};

struct Job {
    name: String,
    minutes: u32,
    needs: Vec<String>,
}

/// Each job after those it needs, by place; without those that can never begin.
fn in_order(waiting: &[Vec<usize>], mut missing: Vec<usize>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..missing.len()).filter(|&job| missing[job] == 0).collect();
    let mut next = 0;
    while next < order.len() {
        for &other in &waiting[order[next]] {
            missing[other] -= 1;
            if missing[other] == 0 {
                order.push(other);
            }
        }
        next += 1;
    }
    order
}

fn plan(crew: usize, jobs: &[Job]) -> Vec<String> {
    let places: HashMap<&str, usize> = jobs.iter().enumerate().map(|(place, job)| (job.name.as_str(), place)).collect();
    let mut waiting = vec![Vec::new(); jobs.len()];
    for (place, job) in jobs.iter().enumerate() {
        for need in &job.needs {
            waiting[places[need.as_str()]].push(place);
        }
    }
    let mut missing: Vec<usize> = jobs.iter().map(|job| job.needs.len()).collect();

    let order = in_order(&waiting, missing.clone());
    if order.len() < jobs.len() {
        let mut stuck: Vec<&str> =
            (0..jobs.len()).filter(|place| !order.contains(place)).map(|place| jobs[place].name.as_str()).collect();
        stuck.sort();
        return vec![format!("stuck {}", stuck.join(" "))];
    }

    let mut weight = vec![0; jobs.len()];
    for &job in order.iter().rev() {
        weight[job] = jobs[job].minutes + waiting[job].iter().map(|&other| weight[other]).max().unwrap_or(0);
    }

    let mut lines = Vec::new();
    let entry = |job: usize| (weight[job], Reverse(jobs[job].name.as_str()), job);
    let mut ready: BinaryHeap<_> = (0..jobs.len()).filter(|&job| missing[job] == 0).map(entry).collect();
    let mut running: BinaryHeap<Reverse<(u32, usize)>> = BinaryHeap::new(); // (minute of the end, job)
    let mut now = 0;
    loop {
        while running.len() < crew {
            let Some((_, Reverse(name), job)) = ready.pop() else { break };
            lines.push(format!("{now} {name}"));
            running.push(Reverse((now + jobs[job].minutes, job)));
        }
        let Some(&Reverse((end, _))) = running.peek() else { break };
        now = end;
        while let Some(&Reverse((end, job))) = running.peek() {
            if end > now {
                break;
            }
            running.pop();
            for &other in &waiting[job] {
                missing[other] -= 1;
                if missing[other] == 0 {
                    ready.push(entry(other));
                }
            }
        }
    }
    lines.push(format!("done {now}"));
    lines
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the jobs");
    let mut lines = input.lines();
    let first = lines.next().expect("the crew");
    let crew = first.split_whitespace().next().and_then(|word| word.parse().ok()).expect("a number");
    let jobs: Vec<Job> = lines
        .map(|line| {
            let mut words = line.split_whitespace();
            Job {
                name: words.next().expect("a name").to_string(),
                minutes: words.next().and_then(|word| word.parse().ok()).expect("minutes"),
                needs: words.map(String::from).collect(),
            }
        })
        .collect();
    for line in plan(crew, &jobs) {
        println!("{line}");
    }
}
