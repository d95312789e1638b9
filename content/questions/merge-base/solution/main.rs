use std::collections::{BTreeSet, HashMap};
use std::io::{self, Read};

type Parents<'a> = HashMap<&'a str, Vec<&'a str>>;

fn contained<'a>(commit: &'a str, parents: &Parents<'a>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::from([commit]);
    let mut to_visit = vec![commit];
    while let Some(next) = to_visit.pop() {
        for parent in &parents[next] {
            if seen.insert(parent) {
                to_visit.push(parent);
            }
        }
    }
    seen
}

fn best_common<'a>(a: &'a str, b: &'a str, parents: &Parents<'a>) -> Vec<&'a str> {
    let common = &contained(a, parents) & &contained(b, parents);
    // Whatever a common ancestor contains besides itself, it contains through a parent, which is common too.
    let outdone: BTreeSet<&str> = common.iter().flat_map(|commit| parents[commit].iter().copied()).collect();
    common.difference(&outdone).copied().collect()
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("commits and questions");
    let mut lines = input.lines();
    let count: usize = lines.next().and_then(|line| line.trim().parse().ok()).expect("a number");
    let mut parents = Parents::new();
    for line in lines.by_ref().take(count) {
        let mut names = line.split_whitespace();
        parents.insert(names.next().expect("a commit"), names.collect());
    }
    for question in lines.skip(1) {
        let (a, b) = question.trim().split_once(' ').expect("two commits");
        let best = best_common(a, b, &parents);
        println!("{}", if best.is_empty() { "none".to_string() } else { best.join(" ") });
    }
}
