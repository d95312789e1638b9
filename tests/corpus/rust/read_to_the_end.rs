use std::io::{self, BufRead};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut lines, mut numbers, mut total) = (0, 0, 0i64);
    for line in io::stdin().lock().lines() {
        lines += 1;
        for word in line?.split_whitespace() {
            numbers += 1;
            total += word.parse::<i64>()?;
        }
    }
    println!("{lines} {numbers} {total}");
    Ok(())
}
