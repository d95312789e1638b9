use std::io::{self, Read};

const MINUTES_OF_DAY: usize = 24 * 60;

enum Answer {
    Always,
    Never,
    /// Start and end in minutes of the day.
    Stretch(usize, usize),
}

fn longest_free(windows: &[(usize, usize)]) -> Answer {
    let mut quiet = [false; MINUTES_OF_DAY];
    for &(start, end) in windows {
        let mut minute = start;
        loop {
            quiet[minute] = true;
            minute = (minute + 1) % MINUTES_OF_DAY;
            if minute == end {
                break;
            }
        }
    }
    // Walking from a quiet minute cuts no free stretch in two.
    let Some(origin) = quiet.iter().position(|&is_quiet| is_quiet) else {
        return Answer::Always;
    };
    let mut best: Option<(usize, usize)> = None; // (length, start)
    let mut length = 0;
    for step in 0..=MINUTES_OF_DAY {
        if !quiet[(origin + step) % MINUTES_OF_DAY] {
            length += 1;
            continue;
        }
        if length > 0 {
            let start = (origin + step - length) % MINUTES_OF_DAY;
            if best.is_none_or(|(most, earliest)| length > most || (length == most && start < earliest)) {
                best = Some((length, start));
            }
        }
        length = 0;
    }
    match best {
        None => Answer::Never,
        Some((length, start)) => Answer::Stretch(start, (start + length) % MINUTES_OF_DAY),
    }
}

fn minutes(time: &str) -> usize {
    let (hours, rest) = time.split_once(':').expect("HH:MM");
    hours.parse::<usize>().expect("hours") * 60 + rest.parse::<usize>().expect("minutes")
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the windows");
    let windows: Vec<(usize, usize)> = input
        .lines()
        .skip(1)
        .filter_map(|line| line.trim().split_once(' '))
        .map(|(start, end)| (minutes(start), minutes(end)))
        .collect();
    match longest_free(&windows) {
        Answer::Always => println!("always"),
        Answer::Never => println!("never"),
        Answer::Stretch(start, end) => {
            println!("{:02}:{:02} {:02}:{:02}", start / 60, start % 60, end / 60, end % 60)
        }
    }
}
