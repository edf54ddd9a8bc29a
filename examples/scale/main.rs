//! Writes report sets of made-up news as JSON Lines, for `atodds batch`: as many as one likes, the same every time.
//!
//! `cargo run --release --example scale -- SETS [REPORTS [WORDS [FIRST]]] > sets.jsonl`

mod news;

use std::io::{self, BufWriter, Write};

fn main() -> io::Result<()> {
    let numbers: Result<Vec<usize>, _> = std::env::args().skip(1).map(|argument| argument.parse()).collect();
    let numbers = numbers.map_err(|error| io::Error::other(format!("{error}; give SETS [REPORTS [WORDS [FIRST]]]")))?;
    let number = |at: usize, default| numbers.get(at).copied().unwrap_or(default);
    let size = news::Size { reports: number(1, 4), words: number(2, 500) };
    let (sets, first) = (number(0, 1), number(3, 0));
    let mut out = BufWriter::new(io::stdout().lock());
    for seed in first..first + sets {
        writeln!(out, "{}", news::set(seed as u64, size))?;
    }
    out.flush()
}
