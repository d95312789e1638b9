use std::io::{self, Read};

fn is_letter_or_digit(line: &[u8], at: Option<usize>) -> bool {
    at.and_then(|at| line.get(at)).is_some_and(u8::is_ascii_alphanumeric)
}

fn black_out(phrases: &[&str], lines: &[&str]) -> (Vec<String>, usize) {
    let mut total = 0;
    let mut printed = Vec::new();
    for line in lines {
        let folded = line.to_ascii_lowercase().into_bytes();
        let mut hide = vec![false; folded.len()];
        for phrase in phrases {
            let wanted = phrase.to_ascii_lowercase().into_bytes();
            // Every position is tried: a phrase may overlap itself.
            for (at, window) in folded.windows(wanted.len()).enumerate() {
                let end = at + wanted.len();
                let alone = !is_letter_or_digit(&folded, at.checked_sub(1)) && !is_letter_or_digit(&folded, Some(end));
                if window == wanted && alone {
                    hide[at..end].fill(true);
                }
            }
        }
        let barred: String = line
            .chars()
            .zip(&hide)
            .map(|(character, &hidden)| if hidden && character != ' ' { '#' } else { character })
            .collect();
        total += line.chars().zip(&hide).filter(|&(character, &hidden)| hidden && character != ' ').count();
        printed.push(barred);
    }
    (printed, total)
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("phrases and a transcript");
    let (count, rest) = input.split_once('\n').unwrap_or((&input, ""));
    let rest: Vec<&str> = rest.lines().collect();
    let (phrases, lines) = rest.split_at(count.trim().parse().expect("a number"));
    let (printed, covered) = black_out(phrases, lines);
    for line in printed {
        println!("{line}");
    }
    println!("covered {covered}");
}
