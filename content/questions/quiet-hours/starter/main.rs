// So that what is not used yet is not in the way; remove it when you are done.
#![allow(dead_code, unused_variables)]

use std::io::{self, Read};

const MINUTES_OF_DAY: usize = 24 * 60;

enum Answer {
    Always,
    Never,
    /// Start and end in minutes of the day.
    Stretch(usize, usize),
}

/// The longest free stretch.
fn longest_free(windows: &[(usize, usize)]) -> Answer {
    Answer::Stretch(0, 0)
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
