use std::collections::{HashSet, VecDeque};

fn main() {
    let grid: Vec<&[u8]> = ["S.#.....", "..#.###.", ".##.#...", "....#.#.", ".####.#E"].iter().map(|row| row.as_bytes()).collect();
    let mut queue = VecDeque::from([(0i32, 0i32, 0)]);
    let mut seen = HashSet::from([(0, 0)]);
    while let Some((row, column, steps)) = queue.pop_front() {
        if grid[row as usize][column as usize] == b'E' {
            println!("{steps}");
            return;
        }
        for (r, c) in [(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)] {
            let cell = grid.get(r as usize).and_then(|row| row.get(c as usize));
            if !matches!(cell, None | Some(b'#')) && seen.insert((r, c)) {
                queue.push_back((r, c, steps + 1));
            }
        }
    }
}
