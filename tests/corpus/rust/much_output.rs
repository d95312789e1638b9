use std::io::{self, BufWriter, Write};

fn main() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for n in 0..4000 {
        writeln!(out, "{n:05} {}klm", "abcdefghij".repeat(4))?;
    }
    out.flush()
}
