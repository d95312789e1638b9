fn hanoi(n: u32) -> u32 {
    if n == 0 { 0 } else { hanoi(n - 1) + 1 + hanoi(n - 1) }
}

fn permutations(items: &[char]) -> Vec<String> {
    if items.is_empty() {
        return vec![String::new()];
    }
    (0..items.len())
        .flat_map(|i| {
            let rest = [&items[..i], &items[i + 1..]].concat();
            permutations(&rest).into_iter().map(move |p| format!("{}{p}", items[i]))
        })
        .collect()
}

fn ackermann(m: u64, n: u64) -> u64 {
    match (m, n) {
        (0, n) => n + 1,
        (m, 0) => ackermann(m - 1, 1),
        (m, n) => ackermann(m - 1, ackermann(m, n - 1)),
    }
}

fn main() {
    println!("{}", hanoi(10));
    println!("{}", permutations(&['a', 'b', 'c']).join(" "));
    println!("{}", ackermann(2, 3));
}
