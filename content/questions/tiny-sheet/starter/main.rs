// So that what is not used yet is not in the way; remove it when you are done.
#![allow(dead_code, unused_variables)]

use std::collections::HashMap;
use std::io::{self, Read};

/// What each cell shows, in the order of the input; a cell is its name and its formula.
fn compute(cells: &[(&str, &str)]) -> Vec<String> {
    let formulas: HashMap<&str, &str> = cells.iter().copied().collect();
    Vec::new()
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the cells");
    let cells: Vec<(&str, &str)> = input.lines().skip(1).filter_map(|line| line.split_once(" = ")).collect();
    for ((cell, _), shown) in cells.iter().zip(compute(&cells)) {
        println!("{cell} {shown}");
    }
}
